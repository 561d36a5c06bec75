package dev.weir.data.objects;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names that a field, a record's component, an enum's constant or a class had when objects of it were stored, so
 * that they are still found. The former name of a class is its binary name, as in {@link Class#getName}; the class must
 * be one that the job declares.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface FormerlyKnownAs {
    /** The former names. */
    String[] value();
}
