package dev.weir.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What is made a block at a time, beside what is made one by one. */
class EventsPropertiesTest {
    private static final Schema SCHEMA = new Schema(List.of(
            new Field("event_type", DataTypes.INT),
            new Field("person", row(Auctions.PERSON)),
            new Field("auction", row(Auctions.AUCTION)),
            new Field("bid", row(Auctions.BID)),
            new Field("dateTime", new DataType.Timestamp(3, true))));

    private static DataType row(int kind) {
        return new DataType.RowOf(
                EventField.of(kind).stream()
                        .map(field -> new Field(field.fieldName, field.type()))
                        .toList(),
                true);
    }

    private static NexmarkEvents events(int people, int auctions, int bids, long rate) {
        return NexmarkEvents.of(
                SCHEMA,
                new Configuration(Map.of(
                        "person.proportion", Integer.toString(people),
                        "auction.proportion", Integer.toString(auctions),
                        "bid.proportion", Integer.toString(bids),
                        "first-event.rate", Long.toString(rate))));
    }

    /** Blocks of any size from anywhere hold the same as events that are made one at a time. */
    @Property(tries = 100)
    void anEventIsTheSameInEveryBlock(
            @ForAll @IntRange(min = 1, max = 4) int people,
            @ForAll @IntRange(min = 1, max = 4) int auctions,
            @ForAll @IntRange(min = 1, max = 60) int bids,
            @ForAll @LongRange(max = 3_000_000) long first,
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @LongRange(min = 1, max = 10_000_000) long rate) {
        NexmarkEvents blocks = events(people, auctions, bids, rate);
        NexmarkEvents single = events(people, auctions, bids, rate);
        blocks.batch(0, 77);
        List<Row> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.addAll(single.batch(first + i, 1).toRows());
        }
        assertThat(blocks.batch(first, count).toRows()).isEqualTo(expected);
    }

    @Property(tries = 200)
    void kindsAndTheNewestOfThemFollowTheProportions(
            @ForAll @IntRange(max = 5) int people,
            @ForAll @IntRange(max = 5) int auctions,
            @ForAll @IntRange(min = 1, max = 40) int bids,
            @ForAll @IntRange(max = 49) int anyPlace,
            @ForAll @IntRange(min = 1, max = 500) int count) {
        Auctions all = new Auctions(1, people, auctions, bids, 2, 4, 4, 200, 500, 100, 0, 1000);
        int place = anyPlace % all.total();
        EventPattern pattern = EventPattern.of(all, place, count);
        int[] made = new int[3];
        long newestPerson = -1;
        long newestAuction = -1;
        for (int event = 0; event < place + count; event++) {
            int at = event % all.total();
            int kind = at < people ? Auctions.PERSON : at < people + auctions ? Auctions.AUCTION : Auctions.BID;
            newestPerson += kind == Auctions.PERSON ? 1 : 0;
            newestAuction += kind == Auctions.AUCTION ? 1 : 0;
            if (event < place) {
                continue;
            }
            int row = event - place;
            assertThat(pattern.kinds()[row]).isEqualTo(kind);
            for (int other = 0; other < 3; other++) {
                EventPattern.Part part = pattern.parts()[other];
                assertThat(part.validity()[row >>> 6] >>> row & 1).isEqualTo(other == kind ? 1 : 0);
            }
            EventPattern.Part part = pattern.parts()[kind];
            int[] rows = part.rows();
            int index = rows == null ? row : made[kind]++;
            assertThat(rows == null ? row : rows[index]).isEqualTo(row);
            assertThat(part.people()[index]).isEqualTo(newestPerson);
            assertThat(part.auctions()[index]).isEqualTo(newestAuction);
        }
    }

    @Property
    void numbersAreBelowTheirBoundsAsExactProductsSay(
            @ForAll @Size(min = 1, max = 50) List<Long> bits,
            @ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long bound) {
        long[] random = bits.stream().mapToLong(Long::longValue).toArray();
        long[] numbers = new long[random.length];
        Draws.below(random, 5, bound, numbers, numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            BigInteger upper = BigInteger.valueOf(random[i] >>> 32);
            assertThat(numbers[i])
                    .isEqualTo(upper.multiply(BigInteger.valueOf(bound))
                                    .shiftRight(32)
                                    .longValueExact()
                            + 5);
        }
    }

    @Property
    void hotOnesAreChosenWhereTheBitsSay(
            @ForAll @Size(min = 1, max = 50) List<Long> bits,
            @ForAll @IntRange(min = 1, max = 100) int oneIsAny,
            @ForAll @LongRange(min = 1, max = 2000) long several) {
        int count = bits.size();
        long[] isHot = bits.stream().mapToLong(Long::longValue).toArray();
        long[] any = new long[count];
        Draws.remix(isHot, any, count);
        long[] hot = new long[count];
        long[] first = new long[count];
        long[] choices = new long[count];
        for (int i = 0; i < count; i++) {
            hot[i] = -i;
            first[i] = i;
            choices[i] = several;
        }
        long[] chosen = new long[count];
        Draws.choose(isHot, oneIsAny, any, hot, first, choices, chosen, count);
        for (int i = 0; i < count; i++) {
            boolean takesHot = Draws.below(isHot[i], oneIsAny) > 0;
            assertThat(chosen[i]).isEqualTo(takesHot ? -i : i + Draws.below(any[i], several));
        }
    }
}
