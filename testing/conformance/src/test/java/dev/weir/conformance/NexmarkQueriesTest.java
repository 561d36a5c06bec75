package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What golden files of Nexmark expect, against plain loops over the same events. */
class NexmarkQueriesTest {
    private static final LocalDateTime ORIGIN = LocalDateTime.of(2000, 1, 1, 0, 0);

    private record Bid(long auction, long bidder, long price, LocalDateTime time, String rest) {}

    private record Person(long id, String name, LocalDateTime time) {}

    private record Auction(long seller, LocalDateTime time) {}

    private static GoldenFile golden(String query) {
        return GoldenFile.read(Path.of("golden/nexmark/" + query + ".sql"));
    }

    private static List<String> expected(GoldenFile file) {
        return ((GoldenFile.Rows) file.expected().getFirst()).rows();
    }

    /** The columns of rows that a query gives over the tables of a golden file. */
    private static List<List<String>> rows(GoldenFile file, String query) {
        String tables = Arrays.stream(file.script().split(";\\n"))
                .filter(statement -> statement.strip().startsWith("CREATE"))
                .collect(Collectors.joining(";\n", "", ";\n"));
        GoldenFile asked = new GoldenFile(
                file.path(), List.of(), Map.of(), file.parallelism(), file.mode(), tables + query + ";\n", List.of());
        GoldenFile.Rows rows =
                (GoldenFile.Rows) GoldenRun.ALL.getFirst().outcomes(asked).getFirst();
        return rows.rows().stream()
                .map(row -> List.of(row.substring(1, row.length() - 1).split(", ")))
                .toList();
    }

    private static List<Bid> bids(GoldenFile file) {
        return rows(file, "SELECT auction, bidder, price, `dateTime`, channel, url, extra FROM bid").stream()
                .map(row -> new Bid(
                        Long.parseLong(row.get(0)),
                        Long.parseLong(row.get(1)),
                        Long.parseLong(row.get(2)),
                        LocalDateTime.parse(row.get(3)),
                        String.join(", ", row.subList(4, 7))))
                .sorted(Comparator.comparing(Bid::time))
                .toList();
    }

    private static LocalDateTime floor(LocalDateTime time, int seconds) {
        long millis = ChronoUnit.MILLIS.between(ORIGIN, time);
        return ORIGIN.plus(millis - millis % (seconds * 1000L), ChronoUnit.MILLIS);
    }

    private static String row(Object... values) {
        return Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static void check(GoldenFile file, List<String> computed) {
        List<String> same = computed.stream().sorted().toList();
        assertThat(expected(file)).isNotEmpty().isEqualTo(same);
    }

    @Test
    void q5HotItems() {
        GoldenFile file = golden("q5");
        Map<LocalDateTime, Map<Long, Long>> counts = new TreeMap<>();
        for (Bid bid : bids(file)) {
            LocalDateTime first = floor(bid.time, 2).plusSeconds(2);
            for (int i = 0; i < 5; i++) {
                counts.computeIfAbsent(first.plusSeconds(2L * i), end -> new HashMap<>())
                        .merge(bid.auction, 1L, Long::sum);
            }
        }
        List<String> computed = new ArrayList<>();
        counts.values().forEach(window -> {
            long most =
                    window.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            window.forEach((auction, count) -> {
                if (count == most) {
                    computed.add(row(auction, count));
                }
            });
        });
        check(file, computed);
    }

    @Test
    void q7HighestBids() {
        GoldenFile file = golden("q7");
        List<Bid> bids = bids(file);
        Map<LocalDateTime, Long> highest = new TreeMap<>();
        bids.forEach(bid -> highest.merge(floor(bid.time, 10).plusSeconds(10), bid.price, Math::max));
        List<String> computed = new ArrayList<>();
        highest.forEach((end, price) -> bids.stream()
                .filter(bid -> bid.price == price && !bid.time.isBefore(end.minusSeconds(10)) && !bid.time.isAfter(end))
                .forEach(bid -> computed.add(row(bid.auction, bid.bidder, bid.price, bid.time, extra(bid)))));
        check(file, computed);
    }

    private static String extra(Bid bid) {
        return bid.rest.substring(bid.rest.lastIndexOf(' ') + 1);
    }

    @Test
    void q8NewUsers() {
        GoldenFile file = golden("q8");
        Set<List<Object>> sellers = rows(file, "SELECT seller, `dateTime` FROM auction").stream()
                .map(row -> new Auction(Long.parseLong(row.get(0)), LocalDateTime.parse(row.get(1))))
                .map(auction -> List.<Object>of(auction.seller, floor(auction.time, 10)))
                .collect(Collectors.toSet());
        List<String> computed = rows(file, "SELECT id, name, `dateTime` FROM person").stream()
                .map(row -> new Person(Long.parseLong(row.get(0)), row.get(1), LocalDateTime.parse(row.get(2))))
                .filter(person -> sellers.contains(List.<Object>of(person.id, floor(person.time, 10))))
                .map(person -> row(person.id, person.name, floor(person.time, 10)))
                .toList();
        check(file, computed);
    }

    @Test
    void q11Sessions() {
        GoldenFile file = golden("q11");
        Map<Long, List<Bid>> byBidder = bids(file).stream().collect(Collectors.groupingBy(Bid::bidder));
        List<String> computed = new ArrayList<>();
        byBidder.forEach((bidder, bids) -> {
            LocalDateTime start = bids.getFirst().time;
            LocalDateTime last = start;
            long count = 0;
            for (Bid bid : bids) {
                if (Duration.between(last, bid.time).compareTo(Duration.ofSeconds(10)) > 0) {
                    computed.add(row(bidder, count, start, last.plusSeconds(10)));
                    start = bid.time;
                    count = 0;
                }
                last = bid.time;
                count++;
            }
            computed.add(row(bidder, count, start, last.plusSeconds(10)));
        });
        check(file, computed);
    }

    @Test
    void q12BidsOfUsers() {
        GoldenFile file = golden("q12");
        Map<Long, Long> counts = new TreeMap<>();
        bids(file).forEach(bid -> counts.merge(bid.bidder, 1L, Long::sum));
        List<String> computed = new ArrayList<>();
        counts.forEach((bidder, count) -> computed.add(row(bidder, count)));
        check(file, computed);
    }

    @Test
    void q15Statistics() {
        GoldenFile file = golden("q15");
        List<Bid> bids = bids(file);
        List<Object> values = new ArrayList<>();
        values.add("2015-07-15");
        values.addAll(counts(bids, null));
        values.addAll(counts(bids, Bid::bidder));
        values.addAll(counts(bids, Bid::auction));
        check(file, List.of(row(values.toArray())));
    }

    /** Of all bids, and of those of three classes of prices; of distinct values, if something is given. */
    private static List<Object> counts(List<Bid> bids, @Nullable ToLongFunction<Bid> of) {
        List<Set<Object>> seen = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (Bid bid : bids) {
            Object value = of == null ? bid : (Object) of.applyAsLong(bid);
            seen.get(0).add(value);
            seen.get(bid.price < 10_000 ? 1 : bid.price < 1_000_000 ? 2 : 3).add(value);
        }
        return seen.stream().<Object>map(Set::size).toList();
    }

    @Test
    void q18LastBids() {
        GoldenFile file = golden("q18");
        Map<List<Long>, Bid> last = new LinkedHashMap<>();
        bids(file).forEach(bid -> last.put(List.of(bid.bidder, bid.auction), bid));
        List<String> computed = last.values().stream()
                .map(bid -> {
                    int extra = bid.rest.lastIndexOf(", ");
                    return row(
                            bid.auction,
                            bid.bidder,
                            bid.price,
                            bid.rest.substring(0, extra),
                            bid.time,
                            bid.rest.substring(extra + 2));
                })
                .toList();
        check(file, computed);
    }
}
