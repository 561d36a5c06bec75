package dev.weir.stream.operators;

import org.jspecify.annotations.Nullable;

/**
 * A session of a key, and those behind it: a list by time, none of which touches another.
 *
 * @param start the time of its first record
 * @param end the first millisecond that no longer belongs to it
 * @param due when its timer fires: at its last millisecond, or earlier if it has grown since
 * @param content the accumulator of its records
 * @param next the next session of the key; null behind the last
 */
record Session(
        long start,
        long end,
        long due,
        Object content,
        @Nullable Session next) {
    /** Its last millisecond. */
    long lastTime() {
        return end - 1;
    }

    private Session before(@Nullable Session other) {
        return new Session(start, end, due, content, other);
    }

    /** The list with another session in the place of this one; without it when that is null. */
    static @Nullable Session replace(@Nullable Session first, Session old, @Nullable Session by) {
        if (first == null) {
            throw new IllegalArgumentException("the session is not in the list");
        }
        if (first.start == old.start) {
            return by == null ? old.next : by.before(old.next);
        }
        return first.before(replace(first.next, old, by));
    }

    /** The session whose timer fires at a time; null if there is none, because it has become part of another. */
    static @Nullable Session dueAt(@Nullable Session first, long time) {
        Session session = first;
        while (session != null && session.due != time) {
            session = session.next;
        }
        return session;
    }

    /** The first session that reaches up to a time, or begins later. */
    static @Nullable Session reaching(@Nullable Session first, long time) {
        Session session = first;
        while (session != null && session.end < time) {
            session = session.next;
        }
        return session;
    }

    /** The list up to one of its sessions, or all of it, and then another list. */
    static Session joined(@Nullable Session first, @Nullable Session upTo, Session rest) {
        return first == null || (upTo != null && first.start == upTo.start)
                ? rest
                : first.before(joined(first.next, upTo, rest));
    }
}
