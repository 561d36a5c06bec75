-- Nexmark q22. Directories: the parts of the addresses of bids.
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
  'events.num' = '60'
);
CREATE VIEW bid AS
SELECT bid.auction, bid.bidder, bid.price, bid.channel, bid.url, `dateTime`, bid.extra
FROM datagen WHERE event_type = 2;
SELECT auction, bidder, price, channel,
  SPLIT_INDEX(url, '/', 3) AS dir1, SPLIT_INDEX(url, '/', 4) AS dir2, SPLIT_INDEX(url, '/', 5) AS dir3
FROM bid;
==== result
[1000, 1000, 3100, channel-5340, xkw, emfw, mkv]
[1000, 1001, 11884420, Apple, ebdg, jbua, eor]
[1000, 1001, 129626, Apple, ebdg, jbua, eor]
[1000, 1001, 150222, Google, gukm, rsx, dji]
[1000, 1001, 15234, channel-3130, ltpe, qvme, pmwt]
[1000, 1001, 1816, channel-9856, wso, ywa, gan]
[1000, 1001, 30673847, channel-5145, hmw, fut, lbqv]
[1000, 1001, 33075839, Baidu, dmzg, rpgn, qydn]
[1000, 1001, 3390658, channel-1749, ffzf, awe, ters]
[1000, 1001, 3400934, channel-3403, iidx, fusl, efw]
[1000, 1001, 34345726, Apple, ebdg, jbua, eor]
[1000, 1001, 4094, Baidu, dmzg, rpgn, qydn]
[1000, 1001, 4102893, Apple, ebdg, jbua, eor]
[1000, 1001, 43552413, channel-6892, tzev, uuq, vnhq]
[1000, 1001, 4461045, Apple, ebdg, jbua, eor]
[1000, 1001, 5588, channel-8999, zeos, cpg, aib]
[1000, 1001, 584148, Google, gukm, rsx, dji]
[1000, 1001, 80330730, Apple, ebdg, jbua, eor]
[1000, 1002, 25780, Apple, ebdg, jbua, eor]
[1000, 1004, 138520, channel-5419, mja, jmf, kqro]
[1000, 1005, 14082882, channel-2929, fig, hejn, eemm]
[1000, 1009, 399260, channel-7671, eqd, fdp, miu]
[1000, 1009, 428350, Apple, ebdg, jbua, eor]
[1000, 1010, 1065, channel-3832, xhyk, nmw, espy]
[1000, 1010, 1792604, channel-3904, one, brta, axik]
[1000, 1010, 2280, channel-9671, lxxv, vfd, jvz]
[1001, 1001, 52655576, channel-7288, qpc, wdd, dypz]
[1001, 1011, 55995, Baidu, dmzg, rpgn, qydn]
[1002, 1001, 160091, channel-5076, abzz, viwa, jzg]
[1002, 1005, 2284, channel-6634, vkj, kmqj, ujn]
[1002, 1006, 277089, Baidu, dmzg, rpgn, qydn]
[1003, 1001, 1408929, Baidu, dmzg, rpgn, qydn]
[1003, 1001, 3650852, Google, gukm, rsx, dji]
[1003, 1005, 422120, channel-8727, qntz, qbet, jnu]
[1004, 1001, 18394, Google, gukm, rsx, dji]
[1004, 1001, 20606, channel-480, wnab, ugk, mngs]
[1005, 1001, 158136, Facebook, rbu, mnvn, lea]
[1005, 1001, 2283, channel-3285, xnba, ujuq, vomg]
[1005, 1001, 9806525, Google, gukm, rsx, dji]
[1006, 1001, 11732612, Facebook, rbu, mnvn, lea]
[1006, 1005, 3707003, channel-8406, poby, cdm, cpjo]
[1007, 1001, 2862383, channel-227, gqi, vdxa, duv]
[1007, 1001, 3708902, Google, gukm, rsx, dji]
[1007, 1001, 49023, Baidu, dmzg, rpgn, qydn]
[1008, 1001, 4064697, Facebook, rbu, mnvn, lea]
[1010, 1001, 225973, channel-5125, zdbv, yds, ywvj]
[1010, 1001, 4789, Baidu, dmzg, rpgn, qydn]
[1010, 1001, 72362771, Google, gukm, rsx, dji]
[1010, 1008, 2125326, channel-9622, ykj, tmr, siw]
[1011, 1001, 22888, Facebook, rbu, mnvn, lea]
[1011, 1001, 80916, Google, gukm, rsx, dji]
[1011, 1001, 85136178, channel-7969, nyy, qsit, gygh]
