package dev.weir.stream.functions;

/**
 * Says which key a record belongs to. The key needs {@code equals} and a {@code hashCode} that is the same in every
 * process.
 */
@FunctionalInterface
public interface KeySelector<I, K> extends Function {
    K getKey(I value) throws Exception;
}
