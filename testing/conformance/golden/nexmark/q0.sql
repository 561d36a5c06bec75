-- Nexmark q0. Pass through: what it costs to hand on every bid.
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
SELECT auction, bidder, price, `dateTime`, extra FROM bid;
==== result
[1000, 1000, 3100, 2015-07-15T00:00:00.190, ojnvbqwlrjayclyieuyngildzhsgymguesafsgtrjqydrggqcdecjstewe]
[1000, 1001, 11884420, 2015-07-15T00:00:00.240, tbwuwqlfnwjjracwxatgcpeftirtzbtrxdhqrwpyubfbrxcbxqdblkccxbfaqduzwdjotbjxly]
[1000, 1001, 129626, 2015-07-15T00:00:00.260, awdpyygjsuhjxrjhuysqyzfwedrhytlnpzwuhxodwkmwjgnfiyuqujq]
[1000, 1001, 150222, 2015-07-15T00:00:00.580, noymqfyjpfswaqlngiyccbjsteemmlkdyccpjganqtmebipijhhwviaeagyqmglfdiiglengijibik]
[1000, 1001, 15234, 2015-07-15T00:00:00.570, bheczyxmhpbuhsyqvmckpmodreickmpimrcdiahkvpffhrrnqkghcfdyqw]
[1000, 1001, 1816, 2015-07-15T00:00:00.430, xrfsndfcqpwiuvkadruddsinzrjavjfmykhvblpdxjfiajxfigtmyemelcjoodgygrjljwxy]
[1000, 1001, 30673847, 2015-07-15T00:00:00.360, zxwferagzfnfhrthjdngpksayachqrmfpomagpgiwdvrlhyxgdpehhdjjeq]
[1000, 1001, 33075839, 2015-07-15T00:00:00.590, atntnetgmmcekzpqooksdrdlbgwzxjyufdwuavrdvdqmiqgxinnbqrykxhxsnmvv]
[1000, 1001, 3390658, 2015-07-15T00:00:00.100, lrzywxixlmmwrojmkjbkgakqihdnymzwxtkgqqbekdwlqhyelhxppsncwavjuysetnrwpnmqyzhtqdvxo]
[1000, 1001, 3400934, 2015-07-15T00:00:00.120, udltaldskdppvkjnqxnkinoutshwsbsznpketbxrbyftsrdmjejewfsbisqhfgegus]
[1000, 1001, 34345726, 2015-07-15T00:00:00.180, htrcxrimirnnrruuppxyhwrevmjaruyuzymglpzdkngzsmyfuqrkjawcfytfgdddhememdpjcjodiooj]
[1000, 1001, 4094, 2015-07-15T00:00:00.160, ppbitulzqykujxuuqtrtpfkztvhewpmnrokzhezckmicocqxsmppxdwnabsw]
[1000, 1001, 4102893, 2015-07-15T00:00:00.040, zelpuyxqwpmtvqfnjuoryiufhrseerhritjjmxohpylzwfwyevhlizzkinlllg]
[1000, 1001, 43552413, 2015-07-15T00:00:00.060, ombhrohnhdtyhgzqyrbnzahzrpwyqugyphuynmavckporgmunvwvoqnxvsuijarllxvorsb]
[1000, 1001, 4461045, 2015-07-15T00:00:00.130, htrxxcajnufuwckyyurnrpivyfebaabactuemlllqggjtxgnilzkeytjfhambglhjzilgy]
[1000, 1001, 5588, 2015-07-15T00:00:00.290, trgsloqinoretmiizdxcqrjqvcgsskvbyhtndysatomfdcswlfhhfdq]
[1000, 1001, 584148, 2015-07-15T00:00:00.540, inhcidytcimhxbcjatddbwwfchtwftxdjkhvgumbwaaupohmdkpbcakjnmef]
[1000, 1001, 80330730, 2015-07-15T00:00:00.110, nefxxbzbeixjxwcemymmcfpnbfnjfrberrgswyjcqwveqkqtunlxrglneuhlfxqibgt]
[1000, 1002, 25780, 2015-07-15T00:00:00.340, jemzuchqiguppoztzqbkmlwefvoshmlsnypszsdwpzyveuczhymqwdxyrnwqkrzqplzusgqjxpspzhf]
[1000, 1004, 138520, 2015-07-15T00:00:00.280, yddvsbpysrjcyaiuisfjvbokjwiqtsbruvgyhaadkxcrljvbokstgubespnzijyimtqrnbfhfbeklom]
[1000, 1005, 14082882, 2015-07-15T00:00:00.390, bfdzadppgwpjdxvbkodiamwzfgjsmzlwrkusmirimomlvjcaticxfmkdon]
[1000, 1009, 399260, 2015-07-15T00:00:00.270, uxeuizqvbveepqototjqbagnnwqqwxtpgbbswboxwwecwpucutcdzmdhvsotapfiknqqytqzauyy]
[1000, 1009, 428350, 2015-07-15T00:00:00.230, hjmzytnfekfkahteutgyogdwhufqvpqbtxrjhzenxkcjumgsyntjpqdaxhonivpsgqqsfwly]
[1000, 1010, 1065, 2015-07-15T00:00:00.470, ssejbzunuhvrtvrjkgmtzyfpzwnasmjbybonqimxuivghhaenucdalaewsgqdyqdugorskbl]
[1000, 1010, 1792604, 2015-07-15T00:00:00.550, uzqmvwinugvyzmmgvdzmrciogtcxlfmizzsemjoehmbtrghyxmxhtgeyngv]
[1000, 1010, 2280, 2015-07-15T00:00:00.310, ysoxayhmumhrfeyinuwmvthuviwpnvdkekwkhukhlphzqgugwpcyxsaclgpehdhxdwnwcwwjjd]
[1001, 1001, 52655576, 2015-07-15T00:00:00.300, dkippbepbpbrwxplpskylgbkmirjirrombbbxpoercsahkxqkvirkbtrwejkeoktqfl]
[1001, 1011, 55995, 2015-07-15T00:00:00.560, ogfmnabiypxkuyvnpgeadsaqslkdjvofylgwdfkkftybtrbamixptksxt]
[1002, 1001, 160091, 2015-07-15T00:00:00.150, keabrzsideainnpqvsfflzuasdsuabxoyscjonvxlpitpdocqiejrzgtnpa]
[1002, 1005, 2284, 2015-07-15T00:00:00.400, xjzyyyhfchvelgcywhzueefzkvapwodfyerxvimcigijickqlwifkexhxfzusxh]
[1002, 1006, 277089, 2015-07-15T00:00:00.450, qzzjlzmesivddnuvmleccwwjkfekqmdryboxkcgifcymsiizoquxrfqxtcpzrodykxyvzzcwzwudl]
[1003, 1001, 1408929, 2015-07-15T00:00:00.090, uvxsjjwtwbzkybmyzrzbwrhywxtyswgmuokwsbqzfnwasfgixnyxqoqiygkduvxsoknhpsuolefefb]
[1003, 1001, 3650852, 2015-07-15T00:00:00.140, ojxvgmmjjhjzolzqqgnadvgwoxhqebopqugycehgfnrhvucepaknagweecndqqyq]
[1003, 1005, 422120, 2015-07-15T00:00:00.460, cdllmoyumholklfjiwudlmpqhhsravenenzfkokcpicgivzagfamoyebsdmzxsnkqcqjxaitiz]
[1004, 1001, 18394, 2015-07-15T00:00:00.490, rcyuskdtwfejmurbfophiijpzszjkkvtmntpnqdxkuyoizwnsekkujmriluwibgvrpblfurzwqpm]
[1004, 1001, 20606, 2015-07-15T00:00:00.330, kdegnptznxymdwtstrqyrzyrlmidwdqrsmqxjbifnohvrxbfjdbndpszyqegzjvsh]
[1005, 1001, 158136, 2015-07-15T00:00:00.480, danqenxemwdbvviwreakpplkeokpflnjyadwruoiqpzpstvxqiqnapqdrbngefsmumzbajijsabf]
[1005, 1001, 2283, 2015-07-15T00:00:00.380, wigsfynuvycoxeqfhsmwksfwyukinfvngdkyirzzhfbfqkhybqhbnnu]
[1005, 1001, 9806525, 2015-07-15T00:00:00.370, vzzxhpnbwoorrhwzfpemsclmmmqruxebnqzbzwngdboabvrrdbdwwlzvezjureqz]
[1006, 1001, 11732612, 2015-07-15T00:00:00.050, rfzqftoimluagoggytikqjdrmhlcccfczyrovbruprerdqyntanehqiuhoztw]
[1006, 1005, 3707003, 2015-07-15T00:00:00.420, xviwairrfhpqzzjlzmesivddnuvmleccwwjkfekqmdryboxkcgifcymsiizoquxrfqxtc]
[1007, 1001, 2862383, 2015-07-15T00:00:00.200, cpuwvessobwjlxobsfqayjrshoflwowawdhlkgqgqlwiljewxsckqtnzslrgtqgeuvubrifag]
[1007, 1001, 3708902, 2015-07-15T00:00:00.080, kjyhavxalrofvxqczaykkjjjcolukqedzycolxtwuyumrleamdwiwvscydfrtys]
[1007, 1001, 49023, 2015-07-15T00:00:00.250, xwqutmwamlnleyprruytdmhacfxseplupdnkqrvazvweyqfnklfmycxtszbhvezqtkjcqn]
[1008, 1001, 4064697, 2015-07-15T00:00:00.170, lonslgmifiozsrwwwajjonrypiotjxulfotxhrufcifjrebbdqmcflohkbvnlxpokqciszqsfccdashh]
[1010, 1001, 225973, 2015-07-15T00:00:00.320, lnjyftnccnnsdivfnpkwbdkmqksxwjbwpwxgmrxylpiknuplkmhrzyaajxgqihxzsxpy]
[1010, 1001, 4789, 2015-07-15T00:00:00.220, pndhuhvdojszchivuwqhkusfigjqjjouxybzarlzbaybmhtaomaszmuo]
[1010, 1001, 72362771, 2015-07-15T00:00:00.210, qbrhzniyhbdsgtbvxcanhhqgpcmkxyvzczyhggfpyavmspkgxnlbhrzzpiazcviqksw]
[1010, 1008, 2125326, 2015-07-15T00:00:00.440, efqdizznnzpsusjqqrlnabghbkpzfidzdrshsqsrvkrulcpncdocxfojkhhmnfkthdjglylom]
[1011, 1001, 22888, 2015-07-15T00:00:00.410, rjwbetuufduylrfirrgpsgkovzaprwzcktmlnbioobahoxbhlxobzy]
[1011, 1001, 80916, 2015-07-15T00:00:00.350, mxhpubcevcszepkkcgzpmpdvemdicyikeqctzkcjdoivegojwjszquhuzrmnwgrtzrvucy]
[1011, 1001, 85136178, 2015-07-15T00:00:00.070, mgushdszanlqbsplzwwftwgfkatuhxsgyjlnaxnncncffwlevkmxnnypgwelscpb]
