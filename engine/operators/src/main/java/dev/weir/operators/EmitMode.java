package dev.weir.operators;

/** When an operator that holds a result in state shows it. */
public enum EmitMode {
    /** The net changes since the last epoch, at every epoch. */
    CHANGES,
    /** The whole result once, when the bounded input has ended. */
    FINAL
}
