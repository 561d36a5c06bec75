package dev.weir.stream.operators;

/** The loop over the rows of a batch around some stages of a chain; {@link ChainLoops} makes a class for each. */
interface ChainLoop {
    /**
     * Runs the stages for one record after the other.
     *
     * @param rows where the rows are, and where the results go
     * @return number of results, but of a flatMap's, which are collected
     * @throws Exception what a function threw, after {@link StageRows#failed} was told whose
     */
    int run(StageRows rows) throws Exception;
}
