package dev.weir.stream.sources;

import dev.weir.dataflow.Source;
import java.util.List;

/** Tells a fixed list of splits, once. */
final class OnceEnumerator implements Source.Enumerator {
    private List<? extends Source.Split> splits;

    OnceEnumerator(List<? extends Source.Split> splits) {
        this.splits = splits;
    }

    @Override
    public List<? extends Source.Split> discover() {
        List<? extends Source.Split> found = splits;
        splits = List.of();
        return found;
    }
}
