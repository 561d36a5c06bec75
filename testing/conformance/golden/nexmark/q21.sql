-- Nexmark q21. Channels: every bid with the number of its channel, which its address says.
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
  'events.num' = '120'
);
CREATE VIEW bid AS
SELECT bid.auction, bid.bidder, bid.price, bid.channel, bid.url, `dateTime`, bid.extra
FROM datagen WHERE event_type = 2;
SELECT auction, bidder, price, channel,
  CASE
    WHEN LOWER(channel) = 'apple' THEN '0'
    WHEN LOWER(channel) = 'google' THEN '1'
    WHEN LOWER(channel) = 'facebook' THEN '2'
    WHEN LOWER(channel) = 'baidu' THEN '3'
    ELSE REGEXP_EXTRACT(url, '(&|^)channel_id=([^&]*)', 2)
  END AS channel_id
FROM bid
WHERE REGEXP_EXTRACT(url, '(&|^)channel_id=([^&]*)', 2) IS NOT NULL
  OR LOWER(channel) IN ('apple', 'google', 'facebook', 'baidu');
==== result
[1000, 1001, 10663, Facebook, 2]
[1000, 1001, 11132024, channel-6964, 752353280]
[1000, 1001, 1183, channel-1963, 706740224]
[1000, 1001, 11884420, Apple, 0]
[1000, 1001, 1239804, channel-763, 549453824]
[1000, 1001, 12739, Baidu, 3]
[1000, 1001, 129626, Apple, 0]
[1000, 1001, 150222, Google, 1]
[1000, 1001, 15234, channel-3130, 1546649600]
[1000, 1001, 1816, channel-9856, 23330816]
[1000, 1001, 229589, channel-5006, 1908932608]
[1000, 1001, 2310153, Facebook, 2]
[1000, 1001, 2561260, channel-3999, 101711872]
[1000, 1001, 274, channel-2960, 164626432]
[1000, 1001, 30673847, channel-5145, 1742209024]
[1000, 1001, 32679296, channel-5417, 1800929280]
[1000, 1001, 33075839, Baidu, 3]
[1000, 1001, 3390658, channel-1749, 1419771904]
[1000, 1001, 3400934, channel-3403, 760217600]
[1000, 1001, 34345726, Apple, 0]
[1000, 1001, 3641739, Google, 1]
[1000, 1001, 368113, channel-163, 989855744]
[1000, 1001, 4094, Baidu, 3]
[1000, 1001, 4102893, Apple, 0]
[1000, 1001, 422814, channel-5067, 741867520]
[1000, 1001, 43552413, channel-6892, 928514048]
[1000, 1001, 4372, Facebook, 2]
[1000, 1001, 4461045, Apple, 0]
[1000, 1001, 4601285, Google, 1]
[1000, 1001, 5588, channel-8999, 456916992]
[1000, 1001, 584148, Google, 1]
[1000, 1001, 5889, channel-4954, 1523056640]
[1000, 1001, 602807, Baidu, 3]
[1000, 1001, 662241, Baidu, 3]
[1000, 1001, 691, channel-2466, 1167065088]
[1000, 1001, 76132, channel-7491, 1028128768]
[1000, 1001, 78129812, channel-4503, 376963072]
[1000, 1001, 8003484, channel-6902, 1868038144]
[1000, 1001, 80330730, Apple, 0]
[1000, 1001, 809, Baidu, 3]
[1000, 1001, 81436290, Apple, 0]
[1000, 1001, 927402, channel-5, 1610612736]
[1000, 1001, 9528087, Baidu, 3]
[1000, 1002, 25780, Apple, 0]
[1000, 1003, 462884, Apple, 0]
[1000, 1004, 138520, channel-5419, 727187456]
[1000, 1005, 14082882, channel-2929, 1898971136]
[1000, 1008, 108445, channel-7652, 666370048]
[1000, 1009, 399260, channel-7671, 273154048]
[1000, 1009, 428350, Apple, 0]
[1000, 1010, 1065, channel-3832, 527433728]
[1000, 1010, 140, Baidu, 3]
[1000, 1010, 1792604, channel-3904, 49283072]
[1000, 1010, 2280, channel-9671, 475791360]
[1000, 1010, 94953489, Google, 1]
[1000, 1011, 2123648, channel-5704, 308805632]
[1001, 1001, 19926990, Google, 1]
[1001, 1001, 52655576, channel-7288, 506986496]
[1001, 1011, 55995, Baidu, 3]
[1002, 1001, 1583, Facebook, 2]
[1002, 1001, 160091, channel-5076, 734527488]
[1002, 1001, 2513422, channel-4073, 1745879040]
[1002, 1005, 2284, channel-6634, 1469579264]
[1002, 1006, 277089, Baidu, 3]
[1003, 1001, 1408929, Baidu, 3]
[1003, 1001, 1517, channel-1409, 2120220672]
[1003, 1001, 3650852, Google, 1]
[1004, 1001, 1742, channel-4967, 423100416]
[1004, 1001, 18394, Google, 1]
[1004, 1001, 20606, channel-480, 125829120]
[1004, 1001, 39658864, channel-5740, 912785408]
[1004, 1001, 6063591, Apple, 0]
[1005, 1001, 158136, Facebook, 2]
[1005, 1001, 2283, channel-3285, 1422917632]
[1005, 1001, 64279458, channel-5704, 308805632]
[1005, 1001, 9806525, Google, 1]
[1006, 1001, 11732612, Facebook, 2]
[1006, 1001, 81907067, channel-6382, 1998061568]
[1006, 1005, 3707003, channel-8406, 1795424256]
[1007, 1001, 1300170, channel-1719, 312475648]
[1007, 1001, 2862383, channel-227, 956301312]
[1007, 1001, 3708902, Google, 1]
[1007, 1001, 49023, Baidu, 3]
[1008, 1001, 28395270, channel-8844, 826540032]
[1008, 1001, 4064697, Facebook, 2]
[1008, 1010, 10920229, Facebook, 2]
[1009, 1001, 174540, Apple, 0]
[1009, 1001, 17692381, channel-4798, 2101870592]
[1010, 1001, 4789, Baidu, 3]
[1010, 1001, 72362771, Google, 1]
[1010, 1008, 2125326, channel-9622, 1772355584]
[1011, 1001, 22888, Facebook, 2]
[1011, 1001, 288, channel-6258, 1310195712]
[1011, 1001, 80916, Google, 1]
[1011, 1001, 85136178, channel-7969, 2064121856]
[1012, 1003, 331700, Baidu, 3]
[1013, 1001, 10999, Apple, 0]
[1013, 1001, 122229, channel-1550, 1885339648]
[1014, 1001, 11205471, channel-8211, 939261952]
[1014, 1001, 715, channel-530, 1212153856]
