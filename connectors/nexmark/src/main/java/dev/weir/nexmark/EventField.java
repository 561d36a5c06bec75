package dev.weir.nexmark;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.nexmark.Auctions.Purpose;
import java.util.Arrays;
import java.util.List;

/** What is known of an event, under the names that the benchmark has for it. */
enum EventField {
    PERSON_ID(Auctions.PERSON, "id", (Numbers) Auctions::personId),
    PERSON_NAME(Auctions.PERSON, "name", 13, (all, event, texts) -> People.name(bits(all, event, Purpose.NAME), texts)),
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
    CITY(Auctions.PERSON, "city", 8, (all, event, texts) -> People.city(bits(all, event, Purpose.PLACE), texts)),
    STATE(Auctions.PERSON, "state", 2, (all, event, texts) -> People.state(bits(all, event, Purpose.PLACE), texts)),
    PERSON_TIME(Auctions.PERSON, "dateTime", (Times) Auctions::millis),
    PERSON_EXTRA(Auctions.PERSON, "extra", 200, (all, event, texts) -> extra(all, event, 66, all.personSize(), texts)),

    AUCTION_ID(Auctions.AUCTION, "id", (Numbers) Auctions::auctionId),
    ITEM_NAME(
            Auctions.AUCTION,
            "itemName",
            12,
            (all, event, texts) -> texts.words(bits(all, event, Purpose.NAME), nameLength(all, event))),
    DESCRIPTION(
            Auctions.AUCTION,
            "description",
            52,
            (all, event, texts) -> texts.words(bits(all, event, Purpose.TEXT), descriptionLength(all, event))),
    INITIAL_BID(Auctions.AUCTION, "initialBid", (Numbers) Auctions::price),
    RESERVE(Auctions.AUCTION, "reserve", (Numbers) Auctions::reserve),
    AUCTION_TIME(Auctions.AUCTION, "dateTime", (Times) Auctions::millis),
    EXPIRES(Auctions.AUCTION, "expires", (Times) Auctions::expires),
    SELLER(Auctions.AUCTION, "seller", (Numbers) Auctions::seller),
    CATEGORY(Auctions.AUCTION, "category", (Numbers) Auctions::category),
    AUCTION_EXTRA(
            Auctions.AUCTION,
            "extra",
            500,
            (all, event, texts) -> extra(
                    all, event, 48 + nameLength(all, event) + descriptionLength(all, event), all.auctionSize(), texts)),

    BID_AUCTION(Auctions.BID, "auction", (Numbers) Auctions::bidAuction),
    BIDDER(Auctions.BID, "bidder", (Numbers) Auctions::bidder),
    PRICE(Auctions.BID, "price", (Numbers) Auctions::price),
    CHANNEL(
            Auctions.BID,
            "channel",
            12,
            (all, event, texts) -> Channels.name(bits(all, event, Purpose.CHANNEL), texts)),
    URL(Auctions.BID, "url", 70, (all, event, texts) -> Channels.address(bits(all, event, Purpose.CHANNEL), texts)),
    BID_TIME(Auctions.BID, "dateTime", (Times) Auctions::millis),
    BID_EXTRA(Auctions.BID, "extra", 84, (all, event, texts) -> extra(all, event, 32, all.bidSize(), texts));

    /** Gives an event's value; one of the interfaces below. */
    sealed interface Value permits Numbers, Times, Words {}

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

    private static void extra(Auctions all, long event, int taken, int averageSize, Texts texts) {
        int length = all.extraLength(event, taken, averageSize);
        texts.letters(Auctions.mix(all.bits(event, Purpose.EXTRA)), length);
    }
}
