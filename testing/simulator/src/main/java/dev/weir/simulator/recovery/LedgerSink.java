package dev.weir.simulator.recovery;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes to a {@link Ledger} in two phases, preparing apart from its task. */
public record LedgerSink(String name, Ledger ledger) implements Sink {
    @Override
    public String describe() {
        return "Ledger(" + name + ")";
    }

    @Override
    public Writer writer(OperatorContext context) {
        return new LedgerWriter(context);
    }

    @Override
    public Optional<Committer> committer() {
        return Optional.of(committables ->
                committables.forEach(bytes -> ledger.commit(new String(bytes, StandardCharsets.UTF_8))));
    }

    private final class LedgerWriter implements Writer {
        private final OperatorContext context;
        private final int token;
        private List<Row> rows = new ArrayList<>();
        private int transactions;

        LedgerWriter(OperatorContext context) {
            this.context = context;
            token = ledger.open(name, context.subtask(), context.parallelism(), context.restoredCheckpoint());
        }

        @Override
        public void write(Batch batch) {
            rows.addAll(batch.toRows());
        }

        @Override
        public CompletableFuture<List<byte[]>> prepareCommit(long checkpoint) {
            List<Row> taken = rows;
            rows = new ArrayList<>();
            if (taken.isEmpty()) {
                return CompletableFuture.completedFuture(List.of());
            }
            Ledger.Transaction transaction =
                    new Ledger.Transaction(name, context.subtask(), checkpoint, transactions++);
            CompletableFuture<List<byte[]>> prepared = new CompletableFuture<>();
            context.launch("prepare " + transaction, () -> {
                try {
                    ledger.prepare(transaction, token, taken);
                    prepared.complete(List.of(transaction.toString().getBytes(StandardCharsets.UTF_8)));
                } catch (Throwable thrown) {
                    prepared.completeExceptionally(thrown);
                }
            });
            return prepared;
        }
    }
}
