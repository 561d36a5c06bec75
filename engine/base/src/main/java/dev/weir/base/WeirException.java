package dev.weir.base;

import org.jspecify.annotations.Nullable;

/**
 * The one exception type of Weir: a coded error with a message that its reader can act on, where it happened, and a
 * hint. Its {@link #getMessage() message} is complete without a stack trace.
 */
public final class WeirException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final String description;
    private final transient @Nullable Position position;
    private final @Nullable String hint;

    private WeirException(
            ErrorCode code,
            String description,
            @Nullable Position position,
            @Nullable String hint,
            @Nullable Throwable cause) {
        super(description, cause);
        this.code = code;
        this.description = description;
        this.position = position;
        this.hint = hint;
    }

    /** An error whose description is made by {@link String#format} semantics of {@link String#formatted}. */
    public static WeirException of(ErrorCode code, String description, @Nullable Object... arguments) {
        String text = arguments.length == 0 ? description : description.formatted(arguments);
        return new WeirException(code, text, null, null, null);
    }

    /** The same error with the place where it happened. */
    public WeirException at(Position place) {
        return copy(place, hint, getCause());
    }

    /** The same error with the place, unless one is known already: inner places are more exact. */
    public WeirException atIfAbsent(Position place) {
        return position == null ? at(place) : this;
    }

    /** The same error with advice on what to do; null leaves it as it is. */
    public WeirException hint(@Nullable String advice) {
        return advice == null ? this : copy(position, advice, getCause());
    }

    /** The same error with what caused it. */
    public WeirException causedBy(Throwable cause) {
        return copy(position, hint, cause);
    }

    private WeirException copy(@Nullable Position place, @Nullable String advice, @Nullable Throwable cause) {
        WeirException copy = new WeirException(code, description, place, advice, cause);
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    /** The stable code. */
    public ErrorCode code() {
        return code;
    }

    /** What happened, without code, place and hint. */
    public String description() {
        return description;
    }

    /** Where it happened, if known. */
    public @Nullable Position position() {
        return position;
    }

    /** What to do about it, if known. */
    public @Nullable String hint() {
        return hint;
    }

    /** {@code place: CODE: description (hint)} on one line. */
    @Override
    public String getMessage() {
        StringBuilder text = new StringBuilder();
        if (position != null) {
            text.append(position.render()).append(": ");
        }
        text.append(code.code()).append(": ").append(description);
        if (hint != null) {
            text.append(" (").append(hint).append(')');
        }
        return text.toString();
    }
}
