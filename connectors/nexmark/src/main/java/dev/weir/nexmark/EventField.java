package dev.weir.nexmark;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.nexmark.Auctions.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** What is known of an event, under the names that the benchmark has for it. */
enum EventField {
    PERSON_ID(Auctions.PERSON, "id", (Numbers) EventNumbers::personIds),
    PERSON_NAME(
            Auctions.PERSON, "name", new Entries(People.NAMES, events -> choices(events, Purpose.NAME, People::name))),
    EMAIL_ADDRESS(Auctions.PERSON, "emailAddress", new Words(13, Purpose.ADDRESS, People::address)),
    CREDIT_CARD(Auctions.PERSON, "creditCard", new Words(19, Purpose.CARD, People::card)),
    CITY(Auctions.PERSON, "city", new Entries(People.CITIES, events -> choices(events, Purpose.PLACE, People::city))),
    STATE(
            Auctions.PERSON,
            "state",
            new Entries(People.STATES, events -> choices(events, Purpose.PLACE, People::state))),
    PERSON_TIME(Auctions.PERSON, "dateTime", new EventTime()),
    PERSON_EXTRA(
            Auctions.PERSON,
            "extra",
            extra((all, events) -> events.extraLengths(66, all.personSize()), Auctions::personSize)),

    AUCTION_ID(Auctions.AUCTION, "id", (Numbers) EventNumbers::auctionIds),
    ITEM_NAME(
            Auctions.AUCTION,
            "itemName",
            new Cuts(
                    Texts.WORDS, events -> events.bits(Purpose.NAME), (all, events) -> nameLengths(events), all -> 20)),
    DESCRIPTION(
            Auctions.AUCTION,
            "description",
            new Cuts(
                    Texts.WORDS,
                    events -> events.bits(Purpose.TEXT),
                    (all, events) -> descriptionLengths(events),
                    all -> 100)),
    INITIAL_BID(Auctions.AUCTION, "initialBid", (Numbers) EventNumbers::prices),
    RESERVE(Auctions.AUCTION, "reserve", (Numbers) EventNumbers::reserves),
    AUCTION_TIME(Auctions.AUCTION, "dateTime", new EventTime()),
    EXPIRES(Auctions.AUCTION, "expires", (Times) EventNumbers::expires),
    SELLER(Auctions.AUCTION, "seller", (Numbers) EventNumbers::sellers),
    CATEGORY(Auctions.AUCTION, "category", (Numbers) EventNumbers::categories),
    AUCTION_EXTRA(Auctions.AUCTION, "extra", extra(EventField::auctionExtraLengths, Auctions::auctionSize)),

    BID_AUCTION(Auctions.BID, "auction", (Numbers) EventNumbers::bidAuctions),
    BIDDER(Auctions.BID, "bidder", (Numbers) EventNumbers::bidders),
    PRICE(Auctions.BID, "price", (Numbers) EventNumbers::prices),
    CHANNEL(Auctions.BID, "channel", new Entries(Channels.NAMES, EventNumbers::channels)),
    URL(Auctions.BID, "url", new Entries(Channels.ADDRESSES, EventNumbers::channels)),
    BID_TIME(Auctions.BID, "dateTime", new EventTime()),
    BID_EXTRA(Auctions.BID, "extra", extra((all, events) -> events.extraLengths(32, all.bidSize()), Auctions::bidSize));

    /** Gives the values of events, in their order; one of the types below. */
    sealed interface Value permits Numbers, EventTime, Times, Words, Cuts, Entries {}

    /** BIGINT values. */
    @FunctionalInterface
    non-sealed interface Numbers extends Value {
        long[] of(EventNumbers events);
    }

    /** The time of the event. */
    record EventTime() implements Value {}

    /** TIMESTAMP(3) values, in milliseconds. */
    @FunctionalInterface
    non-sealed interface Times extends Value {
        long[] of(EventNumbers events);
    }

    /**
     * STRING values that are written one by one.
     *
     * @param size of a value in bytes, as a guess
     * @param purpose of the bits from which a value follows
     */
    record Words(int size, Purpose purpose, Writer writer) implements Value {
        /** Adds a value to the end of a text. */
        @FunctionalInterface
        interface Writer {
            void add(long bits, Texts texts);
        }
    }

    /**
     * STRING values that are parts of one text.
     *
     * @param pool random characters, from {@link Texts}
     * @param bits which say where each value begins
     * @param lengths of the values in bytes
     * @param longest no value is longer than that
     */
    record Cuts(byte[] pool, Numbers bits, Lengths lengths, Longest longest) implements Value {
        /** Ints of events. */
        @FunctionalInterface
        interface Lengths {
            int[] of(Auctions all, EventNumbers events);
        }

        /** The longest text that there may be, in bytes. */
        @FunctionalInterface
        interface Longest {
            int of(Auctions all);
        }
    }

    /** STRING values of which there are few: each event has one of them, by its number. */
    record Entries(TextDictionary dictionary, Choices numbers) implements Value {
        /** Ints of events. */
        @FunctionalInterface
        interface Choices {
            int[] of(EventNumbers events);
        }
    }

    /** Chooses by random bits. */
    @FunctionalInterface
    private interface Choice {
        int of(long bits);
    }

    final int kind;
    final String fieldName;
    /** Without state of its own. */
    @SuppressWarnings("ImmutableEnumChecker")
    final Value value;

    @SuppressWarnings("ImmutableEnumChecker")
    private final DataType type;

    EventField(int kind, String fieldName, Value value) {
        this.kind = kind;
        this.fieldName = fieldName;
        this.value = value;
        type = typeOf(value);
    }

    DataType type() {
        return type;
    }

    private static DataType typeOf(Value value) {
        return switch (value) {
            case Numbers numbers -> DataTypes.BIGINT;
            case EventTime time -> new DataType.Timestamp(3, true);
            case Times times -> new DataType.Timestamp(3, true);
            case Words words -> DataTypes.STRING;
            case Cuts cuts -> DataTypes.STRING;
            case Entries entries -> DataTypes.STRING;
        };
    }

    /** The fields of a kind of event. */
    static List<EventField> of(int kind) {
        return Arrays.stream(values()).filter(field -> field.kind == kind).toList();
    }

    private static int[] choices(EventNumbers events, Purpose purpose, Choice choice) {
        long[] bits = events.bits(purpose);
        int[] choices = new int[events.count()];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = choice.of(bits[i]);
        }
        return choices;
    }

    private static int[] nameLengths(EventNumbers events) {
        return events.lengths(Purpose.NAME, 17);
    }

    private static int[] descriptionLengths(EventNumbers events) {
        return events.lengths(Purpose.TEXT, 97);
    }

    private static int[] auctionExtraLengths(Auctions all, EventNumbers events) {
        int[] taken = nameLengths(events);
        int[] descriptions = descriptionLengths(events);
        for (int i = 0; i < taken.length; i++) {
            taken[i] += 48 + descriptions[i];
        }
        return events.extraLengths(taken, all.auctionSize());
    }

    /** @param size the average size of the whole event, than which the text is a fifth longer at most */
    private static Cuts extra(Cuts.Lengths lengths, ToIntFunction<Auctions> size) {
        return new Cuts(Texts.LETTERS, EventNumbers::extraPlaces, lengths, all -> size.applyAsInt(all) * 6 / 5 + 1);
    }
}
