package dev.weir.local;

import java.util.concurrent.Executor;

/**
 * Where messages to one receiver come together: it takes them one at a time, those of one sender in the order in which
 * they were sent, each once, and never on the sender's stack. Any thread may send.
 */
public interface Inbox {
    /** Where a sender puts its messages: each is code that the receiver runs. */
    Executor from(String sender);
}
