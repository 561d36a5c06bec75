package dev.weir.stream.operators;

import dev.weir.stream.fields.Fieldless;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Loops of functions that have no fields, such as lambdas that capture nothing: it does not matter which object of such
 * a class is called, so that all instances of a chain, and of later jobs, share a loop, which is compiled once.
 *
 * <p>A loop is kept by the class of its last function, and goes with it, or when memory runs short.
 */
final class SharedLoops {
    /** What makes two loops the same. */
    private record Key(List<Class<?>> stages, List<Class<?>> functions, int first) {}

    private record Shared(Key key, ChainLoop loop) {}

    private static final ClassValue<SharedLoops> LOOPS = new ClassValue<>() {
        @Override
        protected SharedLoops computeValue(Class<?> type) {
            return new SharedLoops();
        }
    };

    private final List<SoftReference<Shared>> known = new ArrayList<>();

    private SharedLoops() {}

    /** The loop of some stages: one that there is, or else a new one. */
    static ChainLoop get(List<Stage> stages, int first, Supplier<ChainLoop> maker) {
        List<Class<?>> functions = new ArrayList<>();
        for (Stage stage : stages) {
            functions.add(stage.function().getClass());
        }
        if (!functions.stream().allMatch(Fieldless::is)) {
            return maker.get();
        }
        List<Class<?>> kinds = new ArrayList<>();
        stages.forEach(stage -> kinds.add(stage.getClass()));
        return LOOPS.get(functions.getLast()).get(new Key(kinds, functions, first), maker);
    }

    private synchronized ChainLoop get(Key key, Supplier<ChainLoop> maker) {
        known.removeIf(reference -> reference.get() == null);
        for (SoftReference<Shared> reference : known) {
            Shared shared = reference.get();
            if (shared != null && shared.key.equals(key)) {
                return shared.loop;
            }
        }
        ChainLoop made = maker.get();
        known.add(new SoftReference<>(new Shared(key, made)));
        return made;
    }
}
