package dev.weir.stream.sources;

import dev.weir.dataflow.Source;

/** The only split of a source that is read by one instance. */
record SingleSplit(String id) implements Source.Split {}
