package dev.weir.stream;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;

/** Names an operator whose state a savepoint has. */
public record OperatorIdentifier(String uid) {
    public OperatorIdentifier {
        if (uid.isEmpty()) {
            throw WeirException.of(StreamError.INVALID_JOB, "the uid of an operator is empty");
        }
    }

    /** That of the step with this uid, see {@link SingleOutputStreamOperator#uid}. */
    public static OperatorIdentifier forUid(String uid) {
        return new OperatorIdentifier(uid);
    }
}
