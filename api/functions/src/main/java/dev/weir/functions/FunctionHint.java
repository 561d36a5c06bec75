package dev.weir.functions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The types of a method {@code eval}, or on a class of all of them. Several on a method of parameters that are
 * {@link Object} are several ways to call it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(FunctionHints.class)
public @interface FunctionHint {
    /** The types of the parameters; empty: those that they have by themselves. */
    DataTypeHint[] input() default {};

    /** Whether the last of {@link #input} stands for any number of arguments, as {@code T...} of the method does. */
    boolean isVarArgs() default false;

    /** The type of the result; empty: that of the method. */
    DataTypeHint output() default @DataTypeHint;
}
