package dev.weir.nexmark;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.nexmark.Auctions.Purpose;
import java.util.Arrays;
import java.util.List;

/** What is known of an event, under the names that the benchmark has for it. */
enum EventField {
    PERSON_ID(Auctions.PERSON, "id", (Numbers) Auctions::personId),
    PERSON_NAME(
            Auctions.PERSON,
            "name",
            new Entries(People.NAMES, (all, event) -> People.name(all.bits(event, Purpose.NAME)))),
    EMAIL_ADDRESS(
            Auctions.PERSON,
            "emailAddress",
            13,
            (all, event, texts) -> People.address(bits(all, event, Purpose.ADDRESS), texts)),
    CREDIT_CARD(
            Auctions.PERSON,
            "creditCard",
            19,
            (all, event, texts) -> People.card(bits(all, event, Purpose.CARD), texts)),
    CITY(
            Auctions.PERSON,
            "city",
            new Entries(People.CITIES, (all, event) -> People.city(all.bits(event, Purpose.PLACE)))),
    STATE(
            Auctions.PERSON,
            "state",
            new Entries(People.STATES, (all, event) -> People.state(all.bits(event, Purpose.PLACE)))),
    PERSON_TIME(Auctions.PERSON, "dateTime", (Times) Auctions::millis),
    PERSON_EXTRA(Auctions.PERSON, "extra", extra((all, event) -> all.extraLength(event, 66, all.personSize()))),

    AUCTION_ID(Auctions.AUCTION, "id", (Numbers) Auctions::auctionId),
    ITEM_NAME(
            Auctions.AUCTION,
            "itemName",
            new Cuts(Texts.WORDS, (all, event) -> all.bits(event, Purpose.NAME), EventField::nameLength)),
    DESCRIPTION(
            Auctions.AUCTION,
            "description",
            new Cuts(Texts.WORDS, (all, event) -> all.bits(event, Purpose.TEXT), EventField::descriptionLength)),
    INITIAL_BID(Auctions.AUCTION, "initialBid", (Numbers) Auctions::price),
    RESERVE(Auctions.AUCTION, "reserve", (Numbers) Auctions::reserve),
    AUCTION_TIME(Auctions.AUCTION, "dateTime", (Times) Auctions::millis),
    EXPIRES(Auctions.AUCTION, "expires", (Times) Auctions::expires),
    SELLER(Auctions.AUCTION, "seller", (Numbers) Auctions::seller),
    CATEGORY(Auctions.AUCTION, "category", (Numbers) Auctions::category),
    AUCTION_EXTRA(
            Auctions.AUCTION,
            "extra",
            extra((all, event) -> all.extraLength(
                    event, 48 + nameLength(all, event) + descriptionLength(all, event), all.auctionSize()))),

    BID_AUCTION(Auctions.BID, "auction", (Numbers) Auctions::bidAuction),
    BIDDER(Auctions.BID, "bidder", (Numbers) Auctions::bidder),
    PRICE(Auctions.BID, "price", (Numbers) Auctions::price),
    CHANNEL(
            Auctions.BID,
            "channel",
            new Entries(Channels.NAMES, (all, event) -> Channels.of(all.bits(event, Purpose.CHANNEL)))),
    URL(
            Auctions.BID,
            "url",
            new Entries(Channels.ADDRESSES, (all, event) -> Channels.of(all.bits(event, Purpose.CHANNEL)))),
    BID_TIME(Auctions.BID, "dateTime", (Times) Auctions::millis),
    BID_EXTRA(Auctions.BID, "extra", extra((all, event) -> all.extraLength(event, 32, all.bidSize())));

    /** Gives an event's value; one of the interfaces below. */
    sealed interface Value permits Numbers, Times, Words, Cuts, Entries {}

    /** BIGINT values. */
    @FunctionalInterface
    non-sealed interface Numbers extends Value {
        long of(Auctions all, long event);
    }

    /** TIMESTAMP(3) values, in milliseconds. */
    @FunctionalInterface
    non-sealed interface Times extends Value {
        long of(Auctions all, long event);
    }

    /** STRING values, which are added to the end of a text. */
    @FunctionalInterface
    non-sealed interface Words extends Value {
        void add(Auctions all, long event, Texts texts);
    }

    /**
     * STRING values that are parts of one text.
     *
     * @param pool random characters, from {@link Texts}
     * @param bits which say where a value begins
     * @param length of a value in bytes
     */
    record Cuts(byte[] pool, Numbers bits, Count length) implements Value {}

    /** STRING values of which there are few: an event has one of them, by its number. */
    record Entries(TextDictionary dictionary, Count number) implements Value {}

    /** An int of an event. */
    @FunctionalInterface
    interface Count {
        int of(Auctions all, long event);
    }

    final int kind;
    final String fieldName;
    /** How many bytes to expect of a value. */
    final int size;

    /** Without state of its own. */
    @SuppressWarnings("ImmutableEnumChecker")
    final Value value;

    EventField(int kind, String fieldName, Value value) {
        this.kind = kind;
        this.fieldName = fieldName;
        this.size = Long.BYTES;
        this.value = value;
    }

    EventField(int kind, String fieldName, int size, Words value) {
        this.kind = kind;
        this.fieldName = fieldName;
        this.size = size;
        this.value = value;
    }

    DataType type() {
        return switch (value) {
            case Numbers numbers -> DataTypes.BIGINT;
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

    private static long bits(Auctions all, long event, Purpose purpose) {
        return all.bits(event, purpose);
    }

    private static int nameLength(Auctions all, long event) {
        return 3 + (int) Auctions.below(Auctions.mix(all.bits(event, Purpose.NAME)), 17);
    }

    private static int descriptionLength(Auctions all, long event) {
        return 3 + (int) Auctions.below(Auctions.mix(all.bits(event, Purpose.TEXT)), 97);
    }

    private static Cuts extra(Count length) {
        return new Cuts(Texts.LETTERS, (all, event) -> Auctions.mix(all.bits(event, Purpose.EXTRA)), length);
    }
}
