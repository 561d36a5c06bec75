-- Nexmark q3. Local item suggestion: who sells in some states, an incremental join of people and auctions.
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
  'events.num' = '10000'
);
CREATE VIEW person AS
SELECT person.id, person.name, person.emailAddress, person.creditCard, person.city, person.state, `dateTime`, person.extra
FROM datagen WHERE event_type = 0;

CREATE VIEW auction AS
SELECT auction.id, auction.itemName, auction.description, auction.initialBid, auction.reserve, `dateTime`, auction.expires,
  auction.seller, auction.category, auction.extra
FROM datagen WHERE event_type = 1;
SELECT P.name, P.city, P.state, A.id
FROM auction AS A INNER JOIN person AS P ON A.seller = P.id
WHERE A.category = 10 AND (P.state = 'OR' OR P.state = 'ID' OR P.state = 'CA');
==== result
[Kate Smith, Portland, ID, 1284]
[Kate Spencer, Kent, ID, 1477]
[Luke Abrams, Kent, OR, 1587]
[Luke Bartels, Los Angeles, CA, 1559]
[Luke Smith, Kent, CA, 1164]
[Luke Smith, Los Angeles, CA, 1543]
[Paul Jones, Portland, CA, 1305]
[Paul Jones, Portland, CA, 1307]
[Paul Jones, Portland, CA, 1310]
[Paul Jones, Portland, CA, 1311]
[Paul Jones, Portland, CA, 1319]
[Paul Jones, Portland, CA, 1320]
[Paul Jones, Portland, CA, 1324]
[Paul Jones, Portland, CA, 1334]
[Paul Jones, Portland, CA, 1337]
[Paul Jones, Portland, CA, 1350]
[Paul Jones, Portland, CA, 1356]
[Paul Jones, Portland, CA, 1361]
[Paul Jones, Portland, CA, 1369]
[Paul Jones, Portland, CA, 1385]
[Paul Jones, Portland, CA, 1403]
[Paul Jones, Portland, CA, 1404]
[Paul Jones, Portland, CA, 1428]
[Paul Jones, Portland, CA, 1441]
[Paul Jones, Portland, CA, 1444]
[Paul Jones, Portland, CA, 1449]
[Paul Jones, Portland, CA, 1450]
[Paul Jones, Portland, CA, 1459]
[Paul Jones, Portland, CA, 1487]
[Paul Jones, Portland, CA, 1499]
[Paul Jones, Portland, CA, 1503]
[Paul Jones, Portland, CA, 1504]
[Paul Jones, Portland, CA, 1512]
[Paul Jones, Portland, CA, 1516]
[Paul Jones, Portland, CA, 1525]
[Paul Jones, Portland, CA, 1548]
[Paul Jones, Portland, CA, 1549]
[Paul Jones, Portland, CA, 1551]
[Paul Jones, Portland, CA, 1552]
[Paul Jones, Portland, CA, 1567]
[Paul Jones, Portland, CA, 1569]
[Paul Jones, Portland, CA, 1588]
[Paul Jones, Portland, CA, 1590]
[Paul White, Cheyenne, CA, 1454]
[Sarah Smith, Boise, OR, 1424]
[Saul Smith, San Francisco, ID, 1475]
