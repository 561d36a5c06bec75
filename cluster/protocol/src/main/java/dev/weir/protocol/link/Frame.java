package dev.weir.protocol.link;

/**
 * A message on its way from one sender to one receiver.
 *
 * @param number how many messages the sender had sent before it
 */
public record Frame<M>(long number, M message) {}
