package dev.weir.stream.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class StreamErrorTest {
    @Test
    void onlyFailedFunctionsAndWhatIsOutsideMayPass() {
        EnumSet<StreamError> passing = EnumSet.noneOf(StreamError.class);
        for (StreamError error : StreamError.values()) {
            if (error.mayPass()) {
                passing.add(error);
            }
        }
        assertEquals(
                EnumSet.of(
                        StreamError.FUNCTION_FAILED,
                        StreamError.INPUT_OUTPUT,
                        StreamError.ASYNC_FAILED,
                        StreamError.INPUT_CHANGED),
                passing);
    }
}
