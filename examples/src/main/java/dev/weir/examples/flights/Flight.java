package dev.weir.examples.flights;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.stream.sources.RowsSource;
import dev.weir.stream.sources.TableSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A departure.
 *
 * @param departureMillis scheduled departure in local time, as if that were UTC
 * @param delay minutes late on arrival, negative when early; null when it is not known
 * @param origin the airport's code
 */
public record Flight(long departureMillis, @Nullable Integer delay, String origin) {
    /** The flights of a Parquet file; columns that the program does not use are not read. */
    public static RowsSource<Flight> source(String path) {
        return TableSource.connector("filesystem")
                .option("path", path)
                .option("format", "parquet")
                .column("date", DataTypes.timestamp(3))
                .column("delay", DataTypes.INT)
                .column("origin", DataTypes.STRING)
                .as(Flight::of);
    }

    private static Flight of(Row row) {
        LocalDateTime departure = (LocalDateTime) Objects.requireNonNull(row.getField(0));
        String origin = (String) Objects.requireNonNull(row.getField(2));
        return new Flight(departure.toInstant(ZoneOffset.UTC).toEpochMilli(), (Integer) row.getField(1), origin);
    }
}
