package dev.weir.functions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The SQL type of a parameter or, on a method, of its result, where it does not follow from the Java type:
 * {@code @DataTypeHint("DECIMAL(10, 2)") BigDecimal price}, {@code @DataTypeHint("ROW<name STRING, age INT>")}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface DataTypeHint {
    /** The type as DDL writes it; empty: the type that follows from the Java type. */
    String value() default "";

    /** {@link InputGroup#ANY} for a parameter that takes all types. */
    InputGroup inputGroup() default InputGroup.UNKNOWN;
}
