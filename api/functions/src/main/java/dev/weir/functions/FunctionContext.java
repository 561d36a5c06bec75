package dev.weir.functions;

/** What a function can ask for when it is opened. */
public interface FunctionContext {
    /**
     * The value of one of the job's parameters, which {@code SET 'pipeline.global-job-parameters' = 'key:value,…'}
     * gives.
     *
     * @param defaultValue what to return when there is no such parameter
     */
    String getJobParameter(String key, String defaultValue);

    /** What finds the function's class and the classes and resources beside it. */
    ClassLoader getUserCodeClassLoader();
}
