package dev.weir.functions;

/** Sets of types that a parameter can take instead of one. */
public enum InputGroup {
    /** The one type that the parameter has. */
    UNKNOWN,
    /** Every type: the parameter is an {@link Object}, and gets objects of the classes that each type has. */
    ANY
}
