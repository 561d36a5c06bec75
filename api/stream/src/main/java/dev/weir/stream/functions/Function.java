package dev.weir.stream.functions;

import java.io.Serializable;

/**
 * What every user function is. Functions are copied by Java serialization, a copy a parallel instance, so what they
 * refer to must be serializable; lambdas are.
 */
public interface Function extends Serializable {}
