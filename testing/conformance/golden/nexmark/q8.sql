-- Nexmark q8. New users: who came and offered something in the same ten seconds.
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
  'first-event.rate' = '100',
  'events.num' = '4000'
);
CREATE VIEW person AS
SELECT person.id, person.name, person.emailAddress, person.creditCard, person.city, person.state, `dateTime`, person.extra
FROM datagen WHERE event_type = 0;

CREATE VIEW auction AS
SELECT auction.id, auction.itemName, auction.description, auction.initialBid, auction.reserve, `dateTime`, auction.expires,
  auction.seller, auction.category, auction.extra
FROM datagen WHERE event_type = 1;
SELECT P.id, P.name, P.starttime
FROM (
  SELECT id, name, window_start AS starttime, window_end AS endtime
  FROM TABLE(TUMBLE(TABLE person, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
  GROUP BY id, name, window_start, window_end
) AS P
JOIN (
  SELECT seller, window_start AS starttime, window_end AS endtime
  FROM TABLE(TUMBLE(TABLE auction, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
  GROUP BY seller, window_start, window_end
) AS A
ON P.id = A.seller AND P.starttime = A.starttime AND P.endtime = A.endtime;
==== result
[1000, Peter White, 2015-07-15T00:00]
[1002, Sarah Smith, 2015-07-15T00:00]
[1004, Walter Abrams, 2015-07-15T00:00]
[1005, Paul White, 2015-07-15T00:00]
[1006, Paul White, 2015-07-15T00:00]
[1008, Vicky Smith, 2015-07-15T00:00]
[1009, Paul White, 2015-07-15T00:00]
[1010, Paul Spencer, 2015-07-15T00:00]
[1015, John Spencer, 2015-07-15T00:00]
[1020, Peter White, 2015-07-15T00:00:10]
[1034, John Jones, 2015-07-15T00:00:10]
[1036, Kate Smith, 2015-07-15T00:00:10]
[1043, Kate Abrams, 2015-07-15T00:00:20]
[1052, Walter Jones, 2015-07-15T00:00:20]
