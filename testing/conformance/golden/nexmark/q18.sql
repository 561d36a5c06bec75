-- Nexmark q18. Last bid: the newest bid of every bidder for every auction.
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
  'events.num' = '300'
);
CREATE VIEW bid AS
SELECT bid.auction, bid.bidder, bid.price, bid.channel, bid.url, `dateTime`, bid.extra
FROM datagen WHERE event_type = 2;
SELECT auction, bidder, price, channel, url, `dateTime`, extra
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY bidder, auction ORDER BY `dateTime` DESC) AS rank_number FROM bid
)
WHERE rank_number <= 1;
==== result
[1000, 1000, 1101982, channel-6293, https://www.nexmark.com/urm/wck/yciy/item.htm?query=1&channel_id=1458044928, 2015-07-15T00:00:02.810, zyrpnxhnylsrcbwiefbievtjxluglbyefmhlwbukjweatjndvvtbsbmfgojqslavtsieykkffn]
[1000, 1001, 876268, channel-7428, https://www.nexmark.com/mwdb/vdmk/esb/item.htm?query=1&channel_id=548929536, 2015-07-15T00:00:02.990, ppiglmpqhvlkjnevlxdqsgezunqomdzqmruwyashfpwogfgbtzgavoqicxfbcfzybajlwtozrhhaqwhy]
[1000, 1002, 25780, Apple, https://www.nexmark.com/ebdg/jbua/eor/item.htm?query=1, 2015-07-15T00:00:00.340, jemzuchqiguppoztzqbkmlwefvoshmlsnypszsdwpzyveuczhymqwdxyrnwqkrzqplzusgqjxpspzhf]
[1000, 1003, 462884, Apple, https://www.nexmark.com/ebdg/jbua/eor/item.htm?query=1, 2015-07-15T00:00:00.720, ackknaxknbixgjzarmafxfqziljjffwvvhpgygwwpovykihpjarjawwkasjifdujbfbrvcwrddsbpsmp]
[1000, 1004, 128, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.960, qrsqoaxfnpqadxzhpqgmyscfsxvhdsiervbbwtdklkithswtrcpjfbmmaafwm]
[1000, 1005, 906, channel-8332, https://www.nexmark.com/kqnz/bdcm/nvsd/item.htm?query=1&channel_id=822345728, 2015-07-15T00:00:01.740, qpanrpyrbhuvlzfjbhuwzkoumdbcdkvpjjfubknldekbmaaibqfvzzjfsbelwoqtregzxphshamzvbn]
[1000, 1006, 52735, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.130, arktovxcanwscytbdnkrpdgyhwcoblelmuhwqlfpijqussejbzunuhvrtvrjkgmtz]
[1000, 1008, 28913947, Facebook, https://www.nexmark.com/rbu/mnvn/lea/item.htm?query=1, 2015-07-15T00:00:02.110, ucbhwettdbnzzckthovkusstumklvkysauxcaeptugqsbrazrjuuiqzimjcqsgxgamuvcqyryqoo]
[1000, 1009, 12401, Apple, https://www.nexmark.com/ebdg/jbua/eor/item.htm?query=1, 2015-07-15T00:00:02.850, gzfyplupruskubthstnegnomzarhzkwqmkvkxofbxofbrbtqremolhvi]
[1000, 1010, 343154, channel-985, https://www.nexmark.com/mmyf/svy/osve/item.htm?query=1&channel_id=1681915904, 2015-07-15T00:00:01.800, qndvbrzbukucsqithbabqvnoebjmiliyieylkfkwvifajnpreiiuraw]
[1000, 1011, 1482, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.250, chxwkdzrxoqbsqqxsiiqsqcakyilsxqiviuubjhnwrpeaplzfjzfidhejodhheyjzhpdbip]
[1000, 1012, 978039, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.700, uavinojxrczylxmaxxgvgioarzddgyfwtxnrrxvqrbznknfbojibijovi]
[1000, 1014, 115, channel-6452, https://www.nexmark.com/eafx/pqm/tcc/item.htm?query=1, 2015-07-15T00:00:02.720, uyyaehybfwtmahpcbqecanraqcexjgknvmnigxlhuftvvspzawrbaktrkqosxffpwfxjmu]
[1000, 1015, 22469, channel-9210, https://www.nexmark.com/xzkc/isar/lehn/item.htm?query=1&channel_id=1606680576, 2015-07-15T00:00:02.910, qplzljtafupdfsciavxlzuatnkgphmuqzrlsoebqfpdhnrqlcmksmupzatiukzegsu]
[1001, 1001, 282492, Apple, https://www.nexmark.com/ebdg/jbua/eor/item.htm?query=1, 2015-07-15T00:00:02.610, yvywhwubfuowqpjpkujotauxlliqbcoogghwipfdgcrukreychodxjv]
[1001, 1009, 47684674, channel-2391, https://www.nexmark.com/rvtn/bzri/swp/item.htm?query=1&channel_id=359661568, 2015-07-15T00:00:01.670, hkldxduqdrhszfizqukotbdcmuzedqfwstmcidtxrodowfphypwdwnn]
[1001, 1011, 55995, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:00.560, ogfmnabiypxkuyvnpgeadsaqslkdjvofylgwdfkkftybtrbamixptksxt]
[1002, 1001, 277921, channel-885, https://www.nexmark.com/qvi/xsnk/kgpp/item.htm?query=1&channel_id=1363148800, 2015-07-15T00:00:02.950, fwofywowlrompddsgtkcyrunsstaxogkilhuiizouqemyzvfgggigkeopsqpbmuzdirlfzurqxdcuakij]
[1002, 1005, 2284, channel-6634, https://www.nexmark.com/vkj/kmqj/ujn/item.htm?query=1&channel_id=1469579264, 2015-07-15T00:00:00.400, xjzyyyhfchvelgcywhzueefzkvapwodfyerxvimcigijickqlwifkexhxfzusxh]
[1002, 1006, 277089, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:00.450, qzzjlzmesivddnuvmleccwwjkfekqmdryboxkcgifcymsiizoquxrfqxtcpzrodykxyvzzcwzwudl]
[1003, 1001, 178, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.590, nzzckthovkusstumklvkysauxcaeptugqsbrazrjuuiqzimjcqsgxgamuvcqyryqo]
[1003, 1003, 480160, channel-9956, https://www.nexmark.com/kwoa/tuo/mwav/item.htm?query=1&channel_id=660865024, 2015-07-15T00:00:02.210, gvmnnynfmpprtgoubmufbmrakcdwntmwenamjmfthkqbydjyoodkqvjnitcwglwyciyhqxprytxwb]
[1003, 1005, 422120, channel-8727, https://www.nexmark.com/qntz/qbet/jnu/item.htm?query=1, 2015-07-15T00:00:00.460, cdllmoyumholklfjiwudlmpqhhsravenenzfkokcpicgivzagfamoyebsdmzxsnkqcqjxaitiz]
[1003, 1011, 3948, channel-8982, https://www.nexmark.com/wgba/uzfj/div/item.htm?query=1, 2015-07-15T00:00:01.070, dypgodviyndhuzvgtvyqsxfzsxmjgfwxioopjzmihwhaxfonyvsuvpfotgkqhdv]
[1004, 1001, 12790758, Facebook, https://www.nexmark.com/rbu/mnvn/lea/item.htm?query=1, 2015-07-15T00:00:02.630, xeswshnsnmfjdymkltugdtshqoauaajrptzcjcxglaxlkwvvucqvmeosieygfkuqerfntibqrrzs]
[1004, 1004, 1363790, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:01.590, zplkfmcgawkztokdvzihatcfaadxpkepnrcbfsnrxpzatimgdklabwodzravfsf]
[1005, 1001, 64279458, channel-5704, https://www.nexmark.com/jmcp/pfko/aud/item.htm?query=1&channel_id=308805632, 2015-07-15T00:00:00.640, qwxbkweofkhuvcppbabzxkpjevpwarcghveetlrrzttaygizsltpeftzwnfnkymutgkuejwdcspsgqpa]
[1005, 1004, 2328641, channel-2936, https://www.nexmark.com/kto/nfh/llvc/item.htm?query=1&channel_id=516947968, 2015-07-15T00:00:01.970, xdsmonydpmcaripfakuhncyyaifiemjwqkrpztwedrgzcscjjjujqhncetd]
[1006, 1001, 3211, Apple, https://www.nexmark.com/ebdg/jbua/eor/item.htm?query=1, 2015-07-15T00:00:01.790, ikrracqwukvbhkjptxxzmksivsmxsbdizbsimndafyzobrklcxuqsolnnqhguxpjuolzglatashibvfg]
[1006, 1005, 3707003, channel-8406, https://www.nexmark.com/poby/cdm/cpjo/item.htm?query=1&channel_id=1795424256, 2015-07-15T00:00:00.420, xviwairrfhpqzzjlzmesivddnuvmleccwwjkfekqmdryboxkcgifcymsiizoquxrfqxtc]
[1007, 1001, 1647665, channel-3227, https://www.nexmark.com/ddvu/quzi/dvxo/item.htm?query=1&channel_id=651165696, 2015-07-15T00:00:01.340, zancsnldtoohaqqqnzvmqrkirirlwqwojoggbhmzaputjomqbgukgyftgtraha]
[1007, 1007, 47394788, Apple, https://www.nexmark.com/ebdg/jbua/eor/item.htm?query=1, 2015-07-15T00:00:02.190, iryaysgsvuicuyzvunleciezxyemfldxvpdyzwtgwgtitbqiiojgezcgjdwngafaphfhtspj]
[1008, 1001, 554, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.240, lluiqeafcvtzmhlpmreaawunufsofdxzaluytrhjcduosroxojjdtbifcxqjjkdbcxadon]
[1008, 1010, 10920229, Facebook, https://www.nexmark.com/rbu/mnvn/lea/item.htm?query=1, 2015-07-15T00:00:01.170, fubqzqsxsndwtotdtjxurghwdpccaleehjwrwnbkmskqneimejzaezboylzvcrllxsjofggkhk]
[1009, 1001, 5763, channel-6628, https://www.nexmark.com/yyhu/jmdd/enah/item.htm?query=1&channel_id=664272896, 2015-07-15T00:00:02.860, lwmvgxbiijqvmerajnwevxpqeswkroiitxqxkolfjbjtzzpgfdwkav]
[1010, 1001, 59759375, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:02.930, kwaynjgidpbsswujmihocapfoqkwosjrcccqnbqeoyqxlkjjihtxels]
[1010, 1008, 2125326, channel-9622, https://www.nexmark.com/ykj/tmr/siw/item.htm?query=1&channel_id=1772355584, 2015-07-15T00:00:00.440, efqdizznnzpsusjqqrlnabghbkpzfidzdrshsqsrvkrulcpncdocxfojkhhmnfkthdjglylom]
[1010, 1013, 62001017, channel-3305, https://www.nexmark.com/kbl/boju/mqa/item.htm?query=1&channel_id=1758461952, 2015-07-15T00:00:02.490, ynkeneztsxankdkcgqxdfziwdkyornmkbqcmihvktqlhufcuftsztbknbfhgabof]
[1011, 1001, 12363261, channel-1633, https://www.nexmark.com/gomv/qklj/cte/item.htm?query=1&channel_id=2040528896, 2015-07-15T00:00:01.480, lrfvnscryvdbfeqaaxlocgkxzvyhbpsnmdfiqmtxjtxsuzuqxbbsgggnhvlqdolrytynlr]
[1011, 1002, 2007, Facebook, https://www.nexmark.com/rbu/mnvn/lea/item.htm?query=1, 2015-07-15T00:00:02.400, uvyllxsbezcmerslmucirxvaaksblbxwcnqsiaaderwztvmqhkjcmyncijhgtdofjlsokulplosi]
[1011, 1008, 471744, channel-8708, https://www.nexmark.com/bbue/xdz/jjps/item.htm?query=1&channel_id=541327360, 2015-07-15T00:00:01.860, fsbdljnhuerghmrnchzkpwyrnbqhexopsdldubmxnqbvkkbqdndeubvllqgzsbrjgxthgkugkperbkfth]
[1012, 1003, 331700, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:00.920, kpvkawcoucctsijjyzfxiequliswjeccfsjmpyeklavhistyykdwnujjlqiytestkbaodtgmobh]
[1012, 1010, 65355800, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:02.980, awcoucctsijjyzfxiequliswjeccfsjmpyeklavhistyykdwnujjlqiytestkbaodtgmo]
[1013, 1001, 6338816, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.800, esidcmgxfckhcwpptnphmucvqmluirtatpuptblkrvynpfguxqkfprobg]
[1014, 1001, 3466, Apple, https://www.nexmark.com/ebdg/jbua/eor/item.htm?query=1, 2015-07-15T00:00:02.170, jlqpiombguojopxzjkjfyqxcjlfooohcrfamtkqyvteknmikeyqimqgtcgvxo]
[1014, 1006, 271933, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:01.720, uisyqpjvmozxwoxcnitmzfqezkurwxcswfmxrrwoglqgakybnpehyeatbtjpzgiishhg]
[1014, 1007, 1721, Facebook, https://www.nexmark.com/rbu/mnvn/lea/item.htm?query=1, 2015-07-15T00:00:02.540, uxkpiqsoctmmnagqwdygeafwivckyzzasxbobdxyafvvcgrjttbqpzu]
[1015, 1001, 47483, Facebook, https://www.nexmark.com/rbu/mnvn/lea/item.htm?query=1, 2015-07-15T00:00:02.740, glrhezurmbqxwbmbtrwhazxgvjumtwqnvpvtkxsvouqrynehpqagzzwoiwz]
[1016, 1001, 211, channel-5092, https://www.nexmark.com/fcy/dgd/poh/item.htm?query=1&channel_id=667418624, 2015-07-15T00:00:02.570, ukgyuqkbbsptwnbthwqftcochkrxrptjymwknnmszkfkizlaqpqgkafttr]
[1016, 1007, 2197, channel-3513, https://www.nexmark.com/eehj/bdyl/chuy/item.htm?query=1&channel_id=1649410048, 2015-07-15T00:00:02.390, ycrtjoinmwvbpxyjhqnjuqukqxfmxphinnejpvuqjdkgyaaxneormgyrl]
[1016, 1014, 26745391, channel-5844, https://www.nexmark.com/hxq/umfi/iwr/item.htm?query=1&channel_id=728236032, 2015-07-15T00:00:02.620, uzkjtkqcvamajbdkhsycpkwdlwrpamodhtbdyltmmodsmcrjonohflsiisnrewigzflaerpzth]
[1017, 1001, 589124, channel-7495, https://www.nexmark.com/kfz/nosc/vbv/item.htm?query=1&channel_id=491257856, 2015-07-15T00:00:01.240, ajpeeaxcxnsniusubwwtnihpxrxxbwtnbhpfkbnyftlusdbtxgainwbltmbyszxvtfdociusbrtatp]
[1018, 1009, 749, channel-21, https://www.nexmark.com/wsgb/qrdh/jgqa/item.htm?query=1&channel_id=1476395008, 2015-07-15T00:00:02.640, dkithojppkqhpkhjwwdhdcyttamgintlveqbuwlryciwstmajfqryzusxyxyemqxqrfdxgxsicvy]
[1019, 1001, 16627058, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:02.840, hfbeklomrogrqfsyiukausqodrfnydxnvsleilbamqpezycowbjgmrt]
[1019, 1012, 7388, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.940, xvyjriqscbhhqhbdjzcfhcbcxrglepcktlcwvfnrmbugtlsdrrrwebgvlfdbrtjvtzsranoazxzep]
[1020, 1000, 108634, channel-1726, https://www.nexmark.com/zuk/utp/qgk/item.htm?query=1, 2015-07-15T00:00:01.700, vywkloibeddadfeeyufgcukkqndvbrzbukucsqithbabqvnoebjmiliyieylkfkwvifajnp]
[1020, 1001, 301, Google, https://www.nexmark.com/gukm/rsx/dji/item.htm?query=1, 2015-07-15T00:00:02.220, jdiqsehizpvkmvkrmhmyopwvcblmrqamglnlexnxzpyzrrntzmsrbktwwvfqsmxuotdnkjyhav]
[1021, 1001, 42257180, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:02.560, dzfhgzefyorqbnvkqrkkauioyaynttcgdckaqkgicgppwhglqzijqjzsxfqawvhjngbgkfjngictwftz]
[1022, 1009, 487, channel-5511, https://www.nexmark.com/bbl/dzb/mwd/item.htm?query=1&channel_id=509083648, 2015-07-15T00:00:02.330, uwnfviamzodwzpgruntoozojygmrgeoqtvhphfyqhkgylfzcwiixdgfjpfcyhezkoonnakqclsqqt]
[1024, 1001, 803, Baidu, https://www.nexmark.com/dmzg/rpgn/qydn/item.htm?query=1, 2015-07-15T00:00:02.050, qpxybsnqaijpajnlvgyghmgsccanvfzvfskkhqubxkqtcrgmnarlquhahtfwytdbhkplphoggihuku]
[1025, 1001, 24561943, channel-1190, https://www.nexmark.com/yaw/elwk/iye/item.htm?query=1&channel_id=1696595968, 2015-07-15T00:00:02.710, pdosjbjagzgioikctrpraqykwavnmspuketpnjdiymhcqusanrpqsogstlpgcrnbpqjlf]
[1025, 1009, 10060, Facebook, https://www.nexmark.com/rbu/mnvn/lea/item.htm?query=1, 2015-07-15T00:00:02.650, pgitfwzkqqadpbcrlzjtlhwdobevjexcvczrwhfurorwmypnvmsxfcefgryokbslllqago]
[1026, 1003, 714, channel-1842, https://www.nexmark.com/ixq/yey/czqa/item.htm?query=1&channel_id=1289748480, 2015-07-15T00:00:02.550, dhezczeffyxnirzwsiqomiwukbwzcojdtnffglimwdxiabsjdkujphwhgmajwisdxjz]
[1027, 1001, 8503337, channel-9245, https://www.nexmark.com/dtd/uby/wes/item.htm?query=1&channel_id=1205600256, 2015-07-15T00:00:02.920, dpqogviqdvalgfpnyvxugztjefjjotgyjbseoomdwbrkauzroikksggvvfxyzedggfgixu]
