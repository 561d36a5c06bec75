package dev.weir.sql.plan;

import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.operators.JoinKind;
import dev.weir.operators.RankRange;
import dev.weir.operators.WindowSpec;
import dev.weir.sql.plan.Traits.StateBound;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Infers {@link Traits} bottom up, each node's once. One thread. */
public final class TraitInference {
    private static final int MOST_KEYS = 4;

    private final int defaultParallelism;
    private final IdentityHashMap<PlanNode, Traits> known = new IdentityHashMap<>();

    /** @param defaultParallelism number of instances of what is not bound to one */
    public TraitInference(int defaultParallelism) {
        this.defaultParallelism = defaultParallelism;
    }

    /** The traits of a node's rows; of a sink, those of the rows it takes. */
    public Traits of(PlanNode node) {
        Traits traits = known.get(node);
        if (traits == null) {
            traits = infer(node);
            known.put(node, traits);
        }
        return traits;
    }

    private Traits infer(PlanNode node) {
        return switch (node) {
            case TableScan scan -> scan(scan);
            case Values values -> new Traits(true, List.of(), Set.of(), true, StateBound.STATELESS, 1);
            case Calc calc -> calc(calc);
            case WindowAssign assign -> assign(assign);
            case GroupAggregate aggregate -> aggregate(aggregate);
            case WindowAggregate aggregate -> aggregate(aggregate);
            case HashJoin join -> join(join);
            case LookupJoin join -> join(join);
            case WindowJoin join -> join(join);
            case UnionAll union -> union(union);
            case SortLimit sort -> sort(sort);
            case Rank rank -> rank(rank);
            case Exchange exchange -> exchange(exchange);
            case Consolidate consolidate -> with(of(consolidate.input()), StateBound.EPOCH);
            case LastRow last -> last(last);
            case NotNullCheck check -> with(of(check.input()), StateBound.STATELESS);
            case TableSink sink -> with(of(sink.input()), StateBound.STATELESS);
            case ResultSink sink -> with(of(sink.input()), StateBound.STATELESS);
        };
    }

    private static Traits with(Traits input, StateBound state) {
        return new Traits(
                input.appendOnly(), input.keys(), input.eventTimes(), input.bounded(), state, input.parallelism());
    }

    private Traits scan(TableScan scan) {
        Set<Integer> eventTimes = new TreeSet<>();
        if (scan.watermark() != null && scan.watermark().column() instanceof ColumnReference column) {
            eventTimes.add(column.index());
        }
        List<Integer> key =
                scan.primaryKey().stream().map(scan.schema()::indexOf).toList();
        List<Set<Integer>> keys = key.isEmpty() || key.contains(-1) ? List.of() : List.of(new TreeSet<>(key));
        boolean bounded = scan.source().isBounded();
        int parallelism = scan.parallelism() == 0 ? defaultParallelism : scan.parallelism();
        return new Traits(scan.appendOnly(), keys, eventTimes, bounded, StateBound.STATELESS, parallelism);
    }

    private Traits last(LastRow last) {
        Traits input = of(last.input());
        return new Traits(
                false,
                List.of(Set.copyOf(last.keys())),
                input.eventTimes(),
                input.bounded(),
                input.bounded() ? StateBound.BOUNDED_INPUT : StateBound.UNBOUNDED,
                input.parallelism());
    }

    private Traits calc(Calc calc) {
        Traits input = of(calc.input());
        Map<Integer, Integer> places = new java.util.HashMap<>();
        Set<Integer> eventTimes = new TreeSet<>();
        for (int i = 0; i < calc.projections().size(); i++) {
            Expression projection = calc.projections().get(i);
            if (projection instanceof ColumnReference column) {
                places.putIfAbsent(column.index(), i);
                if (input.eventTimes().contains(column.index())) {
                    eventTimes.add(i);
                }
            } else if (withoutExchange(calc.input()) instanceof TableScan scan
                    && scan.watermark() != null
                    && scan.watermark().column().equals(projection)) {
                eventTimes.add(i);
            }
        }
        List<Set<Integer>> keys = input.keys().stream()
                .filter(key -> places.keySet().containsAll(key))
                .map(key -> key.stream().map(places::get).collect(Collectors.toSet()))
                .toList();
        return new Traits(
                input.appendOnly(), keys, eventTimes, input.bounded(), StateBound.STATELESS, input.parallelism());
    }

    private static PlanNode withoutExchange(PlanNode node) {
        return node instanceof Exchange exchange ? exchange.input() : node;
    }

    private Traits assign(WindowAssign assign) {
        Traits input = of(assign.input());
        Set<Integer> eventTimes = assign.processingTime() ? Set.of() : Set.of(assign.windowStart() + 2);
        List<Set<Integer>> keys = input.keys().stream()
                .map(key -> {
                    Set<Integer> extended = new TreeSet<>(key);
                    extended.add(assign.windowStart());
                    return extended;
                })
                .collect(Collectors.toList());
        boolean session = assign.window() instanceof WindowSpec.Session;
        StateBound state = session ? windows(assign.processingTime()) : StateBound.STATELESS;
        return new Traits(session || input.appendOnly(), keys, eventTimes, input.bounded(), state, input.parallelism());
    }

    private Traits aggregate(GroupAggregate aggregate) {
        Traits input = of(aggregate.input());
        boolean distinctOnly = aggregate.calls().isEmpty() && input.appendOnly();
        Set<Integer> key = IntStream.range(0, aggregate.keys().size()).boxed().collect(Collectors.toSet());
        Set<Integer> eventTimes = Set.of();
        StateBound state = aggregate.keys().isEmpty()
                ? StateBound.LIMIT
                : input.bounded() ? StateBound.BOUNDED_INPUT : StateBound.UNBOUNDED;
        return new Traits(
                aggregate.finalOnly() || distinctOnly,
                List.of(key),
                eventTimes,
                input.bounded(),
                state,
                input.parallelism());
    }

    private Traits aggregate(WindowAggregate aggregate) {
        Traits input = of(aggregate.input());
        Set<Integer> key = IntStream.range(0, aggregate.keys().size()).boxed().collect(Collectors.toSet());
        key.add(aggregate.windowStart());
        key.add(aggregate.windowStart() + 1);
        return new Traits(
                true,
                List.of(key),
                aggregate.processingTime() ? Set.of() : Set.of(aggregate.windowStart() + 2),
                input.bounded(),
                windows(aggregate.processingTime()),
                input.parallelism());
    }

    private static StateBound windows(boolean processingTime) {
        return processingTime ? StateBound.PROCESSING_TIME : StateBound.WATERMARK;
    }

    private Traits join(HashJoin join) {
        Traits left = of(join.left());
        Traits right = of(join.right());
        int shift = join.left().schema().size();
        boolean leftUnique = isUnique(left, join.condition().leftKeys());
        boolean rightUnique = isUnique(right, join.condition().rightKeys());
        boolean bounded = left.bounded() && right.bounded();
        return new Traits(
                left.appendOnly() && right.appendOnly(),
                joinedKeys(left, right, join.condition(), shift, leftUnique, rightUnique, false),
                Set.of(),
                bounded,
                bounded ? StateBound.BOUNDED_INPUT : StateBound.UNBOUNDED,
                Math.max(left.parallelism(), right.parallelism()));
    }

    private Traits join(LookupJoin join) {
        Traits probe = of(join.probe());
        Traits build = of(join.build());
        int shift = join.probe().schema().size();
        boolean buildUnique = isUnique(build, join.condition().rightKeys());
        return new Traits(
                probe.appendOnly(),
                joinedKeys(probe, build, join.condition(), shift, false, buildUnique, join.leftOuter()),
                probe.eventTimes(),
                probe.bounded(),
                StateBound.BOUNDED_TABLE,
                probe.parallelism());
    }

    private Traits join(WindowJoin join) {
        Traits left = of(join.left());
        Traits right = of(join.right());
        int shift = join.left().schema().size();
        boolean inner = join.kind() == JoinKind.INNER;
        Set<Integer> eventTimes = new TreeSet<>();
        if (!join.kind().keeps(1)
                && left.eventTimes().contains(join.leftWindow().time())) {
            eventTimes.add(join.leftWindow().time());
        }
        if (!join.kind().keeps(0)
                && right.eventTimes().contains(join.rightWindow().time())) {
            eventTimes.add(join.rightWindow().time() + shift);
        }
        boolean leftUnique = inner && isUnique(left, join.condition().leftKeys());
        boolean rightUnique = inner && isUnique(right, join.condition().rightKeys());
        return new Traits(
                true,
                joinedKeys(left, right, join.condition(), shift, leftUnique, rightUnique, !inner),
                eventTimes,
                left.bounded() && right.bounded(),
                StateBound.WATERMARK,
                Math.max(left.parallelism(), right.parallelism()));
    }

    private static boolean isUnique(Traits side, List<Integer> columns) {
        return side.keys().stream().anyMatch(columns::containsAll);
    }

    private static List<Set<Integer>> joinedKeys(
            Traits left,
            Traits right,
            JoinCondition condition,
            int shift,
            boolean leftUnique,
            boolean rightUnique,
            boolean outer) {
        List<Set<Integer>> keys = new ArrayList<>();
        if (rightUnique) {
            keys.addAll(left.keys());
            if (!outer) {
                left.keys().forEach(key -> keys.add(replaced(key, condition.leftKeys(), condition.rightKeys(), shift)));
            }
        }
        if (leftUnique) {
            right.keys().forEach(key -> keys.add(shifted(key, shift)));
        }
        if (keys.isEmpty()) {
            for (Set<Integer> leftKey : left.keys()) {
                for (Set<Integer> rightKey : right.keys()) {
                    Set<Integer> both = shifted(rightKey, shift);
                    both.addAll(leftKey);
                    keys.add(both);
                }
            }
        }
        return keys.stream().distinct().limit(MOST_KEYS).toList();
    }

    /** The key with each join column of one side replaced by the equal one of the other. */
    private static Set<Integer> replaced(Set<Integer> key, List<Integer> from, List<Integer> to, int shift) {
        Set<Integer> result = new TreeSet<>();
        for (int column : key) {
            int place = from.indexOf(column);
            result.add(place < 0 ? column : to.get(place) + shift);
        }
        return result;
    }

    private static Set<Integer> shifted(Set<Integer> key, int shift) {
        return key.stream().map(column -> column + shift).collect(Collectors.toCollection(TreeSet::new));
    }

    private Traits union(UnionAll union) {
        List<Traits> inputs = union.inputs().stream().map(this::of).toList();
        Set<Integer> eventTimes = new TreeSet<>(inputs.getFirst().eventTimes());
        inputs.forEach(input -> eventTimes.retainAll(input.eventTimes()));
        return new Traits(
                inputs.stream().allMatch(Traits::appendOnly),
                List.of(),
                eventTimes,
                inputs.stream().allMatch(Traits::bounded),
                StateBound.STATELESS,
                inputs.stream().mapToInt(Traits::parallelism).max().orElse(1));
    }

    private Traits sort(SortLimit sort) {
        Traits input = of(sort.input());
        boolean limited = sort.limit() != Long.MAX_VALUE && (sort.finalOnly() || input.appendOnly());
        StateBound state =
                limited ? StateBound.LIMIT : input.bounded() ? StateBound.BOUNDED_INPUT : StateBound.UNBOUNDED;
        boolean firstRows = sort.keys().isEmpty() && sort.offset() == 0 && input.appendOnly();
        return new Traits(
                sort.finalOnly() || firstRows, input.keys(), Set.of(), input.bounded(), state, input.parallelism());
    }

    private Traits rank(Rank rank) {
        Traits input = of(rank.input());
        RankRange range = rank.range();
        List<Set<Integer>> keys = new ArrayList<>();
        if (range.first() == range.last()) {
            keys.add(new TreeSet<>(range.keys()));
        } else if (range.isNumbered()) {
            Set<Integer> numbered = new TreeSet<>(range.keys());
            numbered.add(rank.number());
            keys.add(numbered);
        }
        keys.addAll(input.keys());
        boolean windowed = rank.window() != null;
        Set<Integer> eventTimes = windowed ? input.eventTimes() : Set.of();
        StateBound state = windowed
                ? StateBound.WATERMARK
                : range.keys().isEmpty() && input.appendOnly()
                        ? StateBound.LIMIT
                        : input.bounded() ? StateBound.BOUNDED_INPUT : StateBound.UNBOUNDED;
        return new Traits(windowed || rank.finalOnly(), keys, eventTimes, input.bounded(), state, input.parallelism());
    }

    private Traits exchange(Exchange exchange) {
        Traits input = of(exchange.input());
        int parallelism = exchange.parallelism() == 0 ? defaultParallelism : exchange.parallelism();
        return new Traits(
                input.appendOnly(),
                input.keys(),
                input.eventTimes(),
                input.bounded(),
                StateBound.STATELESS,
                parallelism);
    }
}
