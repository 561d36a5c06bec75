package dev.weir.conformance;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.base.Seeds;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Transfers between accounts, {@code (sender INT, receiver INT, amount BIGINT)}: each of several splits has accounts of
 * its own, of which every one first pays itself once, and then pay each other at random.
 */
public final class BankConnector implements ConnectorFactory {
    private static final Option<Integer> SPLITS = Option.of("splits", OptionType.INT, 3, "Independent banks.");
    private static final Option<Integer> ACCOUNTS = Option.of("accounts", OptionType.INT, 10, "Accounts a bank.");
    private static final Option<Integer> TRANSFERS = Option.of("transfers", OptionType.INT, 400, "Transfers a bank.");

    @Override
    public String identifier() {
        return "bank";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(SPLITS, ACCOUNTS, TRANSFERS);
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        return Optional.of(new Bank(
                table.schema(),
                table.options().get(SPLITS),
                table.options().get(ACCOUNTS),
                table.options().get(TRANSFERS)));
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.empty();
    }

    private record Bank(Schema schema, int splits, int accounts, int transfers) implements Source {
        @Override
        public String describe() {
            return "Bank";
        }

        @Override
        public boolean isBounded() {
            return true;
        }

        @Override
        public Enumerator enumerator(int parallelism) {
            Queue<List<Branch>> once = new ArrayDeque<>();
            once.add(IntStream.range(0, splits).mapToObj(Branch::new).toList());
            return () -> once.isEmpty() ? List.of() : once.remove();
        }

        @Override
        public SourceReader reader(OperatorContext context) {
            return new Reader(this, context.random());
        }
    }

    private record Branch(int number) implements Source.Split {
        @Override
        public String id() {
            return "branch-" + number;
        }
    }

    private static final class Reader implements SourceReader {
        private final Bank bank;
        private final SplittableRandom pace;
        private final List<Branch> open = new ArrayList<>();
        private final List<List<Row>> rest = new ArrayList<>();

        Reader(Bank bank, SplittableRandom pace) {
            this.bank = bank;
            this.pace = pace;
        }

        @Override
        public void add(Source.Split split) {
            Branch branch = (Branch) split;
            SplittableRandom random = Seeds.generator(branch.number(), "transfers");
            int first = branch.number() * bank.accounts();
            List<Row> rows = new ArrayList<>();
            for (int account = first; account < first + bank.accounts(); account++) {
                rows.add(Row.of(account, account, 1L));
            }
            for (int i = 0; i < bank.transfers(); i++) {
                rows.add(Row.of(
                        first + random.nextInt(bank.accounts()),
                        first + random.nextInt(bank.accounts()),
                        random.nextLong(1, 1000)));
            }
            open.add(branch);
            rest.add(rows);
        }

        /** Emits a few rows of one branch, and is often dry for a moment, so that there are many epochs. */
        @Override
        public Status poll(SourceOutput output) {
            if (open.isEmpty()) {
                return Status.NEEDS_SPLIT;
            }
            int index = pace.nextInt(open.size());
            List<Row> rows = rest.get(index);
            int count = Math.min(rows.size(), 1 + pace.nextInt(20));
            output.emit(open.get(index), Batch.ofRows(bank.schema(), rows.subList(0, count)));
            if (count == rows.size()) {
                output.splitFinished(open.remove(index));
                rest.remove(index);
            } else {
                rest.set(index, rows.subList(count, rows.size()));
            }
            return Status.MORE;
        }

        @Override
        public boolean wantsMoreSplits() {
            return true;
        }
    }
}
