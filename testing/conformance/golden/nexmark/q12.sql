-- Nexmark q12. Bids of every user in windows of processing time: which ones is up to the clock, how many are there in all is not.
==== script
CREATE TABLE datagen (
  event_type INT,
  person ROW<id BIGINT, name VARCHAR, emailAddress VARCHAR, creditCard VARCHAR, city VARCHAR, state VARCHAR,
    `dateTime` TIMESTAMP(3), extra VARCHAR>,
  auction ROW<id BIGINT, itemName VARCHAR, description VARCHAR, initialBid BIGINT, reserve BIGINT,
    `dateTime` TIMESTAMP(3), expires TIMESTAMP(3), seller BIGINT, category BIGINT, extra VARCHAR>,
  bid ROW<auction BIGINT, bidder BIGINT, price BIGINT, channel VARCHAR, url VARCHAR, `dateTime` TIMESTAMP(3),
    extra VARCHAR>,
  `dateTime` AS CASE WHEN event_type = 0 THEN person.`dateTime` WHEN event_type = 1 THEN auction.`dateTime`
    ELSE bid.`dateTime` END,
  WATERMARK FOR `dateTime` AS `dateTime` - INTERVAL '4' SECOND
) WITH (
  'connector' = 'nexmark',
  'first-event.rate' = '20',
  'events.num' = '2500'
);
CREATE VIEW bid AS
SELECT bid.auction, bid.bidder, bid.price, bid.channel, bid.url, `dateTime`, bid.extra
FROM datagen WHERE event_type = 2;
CREATE VIEW timed_bid AS
SELECT *, PROCTIME() AS p_time FROM bid;
CREATE VIEW counts AS
SELECT bidder, COUNT(*) AS bid_count, window_start AS starttime, window_end AS endtime
FROM TABLE(TUMBLE(TABLE timed_bid, DESCRIPTOR(p_time), INTERVAL '10' SECOND))
GROUP BY bidder, window_start, window_end;
SELECT bidder, SUM(bid_count) FROM counts GROUP BY bidder;
==== result
[1000, 22]
[1001, 1739]
[1002, 17]
[1003, 21]
[1004, 15]
[1005, 23]
[1006, 9]
[1007, 17]
[1008, 16]
[1009, 22]
[1010, 23]
[1011, 20]
[1012, 23]
[1013, 20]
[1014, 24]
[1015, 17]
[1016, 12]
[1017, 14]
[1018, 13]
[1019, 16]
[1020, 13]
[1021, 8]
[1022, 12]
[1023, 13]
[1024, 11]
[1025, 11]
[1026, 9]
[1027, 12]
[1028, 9]
[1029, 9]
[1030, 9]
[1031, 8]
[1032, 11]
[1033, 8]
[1034, 3]
[1035, 9]
[1036, 7]
[1037, 5]
[1038, 2]
[1039, 5]
[1040, 4]
[1041, 2]
[1042, 2]
[1043, 6]
[1044, 3]
[1045, 2]
[1046, 4]
[1047, 7]
[1048, 3]
[1049, 1]
[1050, 1]
[1051, 1]
[1052, 2]
[1053, 1]
[1055, 2]
[1056, 2]
