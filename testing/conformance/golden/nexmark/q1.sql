-- Nexmark q1. Currency conversion: every bid with its price in euros.
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
SELECT auction, bidder, 0.908 * price AS price, `dateTime`, extra FROM bid;
==== result
[1000, 1000, 2814.800, 2015-07-15T00:00:00.190, ojnvbqwlrjayclyieuyngildzhsgymguesafsgtrjqydrggqcdecjstewe]
[1000, 1001, 10791053.360, 2015-07-15T00:00:00.240, tbwuwqlfnwjjracwxatgcpeftirtzbtrxdhqrwpyubfbrxcbxqdblkccxbfaqduzwdjotbjxly]
[1000, 1001, 117700.408, 2015-07-15T00:00:00.260, awdpyygjsuhjxrjhuysqyzfwedrhytlnpzwuhxodwkmwjgnfiyuqujq]
[1000, 1001, 136401.576, 2015-07-15T00:00:00.580, noymqfyjpfswaqlngiyccbjsteemmlkdyccpjganqtmebipijhhwviaeagyqmglfdiiglengijibik]
[1000, 1001, 13832.472, 2015-07-15T00:00:00.570, bheczyxmhpbuhsyqvmckpmodreickmpimrcdiahkvpffhrrnqkghcfdyqw]
[1000, 1001, 1648.928, 2015-07-15T00:00:00.430, xrfsndfcqpwiuvkadruddsinzrjavjfmykhvblpdxjfiajxfigtmyemelcjoodgygrjljwxy]
[1000, 1001, 27851853.076, 2015-07-15T00:00:00.360, zxwferagzfnfhrthjdngpksayachqrmfpomagpgiwdvrlhyxgdpehhdjjeq]
[1000, 1001, 30032861.812, 2015-07-15T00:00:00.590, atntnetgmmcekzpqooksdrdlbgwzxjyufdwuavrdvdqmiqgxinnbqrykxhxsnmvv]
[1000, 1001, 3078717.464, 2015-07-15T00:00:00.100, lrzywxixlmmwrojmkjbkgakqihdnymzwxtkgqqbekdwlqhyelhxppsncwavjuysetnrwpnmqyzhtqdvxo]
[1000, 1001, 3088048.072, 2015-07-15T00:00:00.120, udltaldskdppvkjnqxnkinoutshwsbsznpketbxrbyftsrdmjejewfsbisqhfgegus]
[1000, 1001, 31185919.208, 2015-07-15T00:00:00.180, htrcxrimirnnrruuppxyhwrevmjaruyuzymglpzdkngzsmyfuqrkjawcfytfgdddhememdpjcjodiooj]
[1000, 1001, 3717.352, 2015-07-15T00:00:00.160, ppbitulzqykujxuuqtrtpfkztvhewpmnrokzhezckmicocqxsmppxdwnabsw]
[1000, 1001, 3725426.844, 2015-07-15T00:00:00.040, zelpuyxqwpmtvqfnjuoryiufhrseerhritjjmxohpylzwfwyevhlizzkinlllg]
[1000, 1001, 39545591.004, 2015-07-15T00:00:00.060, ombhrohnhdtyhgzqyrbnzahzrpwyqugyphuynmavckporgmunvwvoqnxvsuijarllxvorsb]
[1000, 1001, 4050628.860, 2015-07-15T00:00:00.130, htrxxcajnufuwckyyurnrpivyfebaabactuemlllqggjtxgnilzkeytjfhambglhjzilgy]
[1000, 1001, 5073.904, 2015-07-15T00:00:00.290, trgsloqinoretmiizdxcqrjqvcgsskvbyhtndysatomfdcswlfhhfdq]
[1000, 1001, 530406.384, 2015-07-15T00:00:00.540, inhcidytcimhxbcjatddbwwfchtwftxdjkhvgumbwaaupohmdkpbcakjnmef]
[1000, 1001, 72940302.840, 2015-07-15T00:00:00.110, nefxxbzbeixjxwcemymmcfpnbfnjfrberrgswyjcqwveqkqtunlxrglneuhlfxqibgt]
[1000, 1002, 23408.240, 2015-07-15T00:00:00.340, jemzuchqiguppoztzqbkmlwefvoshmlsnypszsdwpzyveuczhymqwdxyrnwqkrzqplzusgqjxpspzhf]
[1000, 1004, 125776.160, 2015-07-15T00:00:00.280, yddvsbpysrjcyaiuisfjvbokjwiqtsbruvgyhaadkxcrljvbokstgubespnzijyimtqrnbfhfbeklom]
[1000, 1005, 12787256.856, 2015-07-15T00:00:00.390, bfdzadppgwpjdxvbkodiamwzfgjsmzlwrkusmirimomlvjcaticxfmkdon]
[1000, 1009, 362528.080, 2015-07-15T00:00:00.270, uxeuizqvbveepqototjqbagnnwqqwxtpgbbswboxwwecwpucutcdzmdhvsotapfiknqqytqzauyy]
[1000, 1009, 388941.800, 2015-07-15T00:00:00.230, hjmzytnfekfkahteutgyogdwhufqvpqbtxrjhzenxkcjumgsyntjpqdaxhonivpsgqqsfwly]
[1000, 1010, 1627684.432, 2015-07-15T00:00:00.550, uzqmvwinugvyzmmgvdzmrciogtcxlfmizzsemjoehmbtrghyxmxhtgeyngv]
[1000, 1010, 2070.240, 2015-07-15T00:00:00.310, ysoxayhmumhrfeyinuwmvthuviwpnvdkekwkhukhlphzqgugwpcyxsaclgpehdhxdwnwcwwjjd]
[1000, 1010, 967.020, 2015-07-15T00:00:00.470, ssejbzunuhvrtvrjkgmtzyfpzwnasmjbybonqimxuivghhaenucdalaewsgqdyqdugorskbl]
[1001, 1001, 47811263.008, 2015-07-15T00:00:00.300, dkippbepbpbrwxplpskylgbkmirjirrombbbxpoercsahkxqkvirkbtrwejkeoktqfl]
[1001, 1011, 50843.460, 2015-07-15T00:00:00.560, ogfmnabiypxkuyvnpgeadsaqslkdjvofylgwdfkkftybtrbamixptksxt]
[1002, 1001, 145362.628, 2015-07-15T00:00:00.150, keabrzsideainnpqvsfflzuasdsuabxoyscjonvxlpitpdocqiejrzgtnpa]
[1002, 1005, 2073.872, 2015-07-15T00:00:00.400, xjzyyyhfchvelgcywhzueefzkvapwodfyerxvimcigijickqlwifkexhxfzusxh]
[1002, 1006, 251596.812, 2015-07-15T00:00:00.450, qzzjlzmesivddnuvmleccwwjkfekqmdryboxkcgifcymsiizoquxrfqxtcpzrodykxyvzzcwzwudl]
[1003, 1001, 1279307.532, 2015-07-15T00:00:00.090, uvxsjjwtwbzkybmyzrzbwrhywxtyswgmuokwsbqzfnwasfgixnyxqoqiygkduvxsoknhpsuolefefb]
[1003, 1001, 3314973.616, 2015-07-15T00:00:00.140, ojxvgmmjjhjzolzqqgnadvgwoxhqebopqugycehgfnrhvucepaknagweecndqqyq]
[1003, 1005, 383284.960, 2015-07-15T00:00:00.460, cdllmoyumholklfjiwudlmpqhhsravenenzfkokcpicgivzagfamoyebsdmzxsnkqcqjxaitiz]
[1004, 1001, 16701.752, 2015-07-15T00:00:00.490, rcyuskdtwfejmurbfophiijpzszjkkvtmntpnqdxkuyoizwnsekkujmriluwibgvrpblfurzwqpm]
[1004, 1001, 18710.248, 2015-07-15T00:00:00.330, kdegnptznxymdwtstrqyrzyrlmidwdqrsmqxjbifnohvrxbfjdbndpszyqegzjvsh]
[1005, 1001, 143587.488, 2015-07-15T00:00:00.480, danqenxemwdbvviwreakpplkeokpflnjyadwruoiqpzpstvxqiqnapqdrbngefsmumzbajijsabf]
[1005, 1001, 2072.964, 2015-07-15T00:00:00.380, wigsfynuvycoxeqfhsmwksfwyukinfvngdkyirzzhfbfqkhybqhbnnu]
[1005, 1001, 8904324.700, 2015-07-15T00:00:00.370, vzzxhpnbwoorrhwzfpemsclmmmqruxebnqzbzwngdboabvrrdbdwwlzvezjureqz]
[1006, 1001, 10653211.696, 2015-07-15T00:00:00.050, rfzqftoimluagoggytikqjdrmhlcccfczyrovbruprerdqyntanehqiuhoztw]
[1006, 1005, 3365958.724, 2015-07-15T00:00:00.420, xviwairrfhpqzzjlzmesivddnuvmleccwwjkfekqmdryboxkcgifcymsiizoquxrfqxtc]
[1007, 1001, 2599043.764, 2015-07-15T00:00:00.200, cpuwvessobwjlxobsfqayjrshoflwowawdhlkgqgqlwiljewxsckqtnzslrgtqgeuvubrifag]
[1007, 1001, 3367683.016, 2015-07-15T00:00:00.080, kjyhavxalrofvxqczaykkjjjcolukqedzycolxtwuyumrleamdwiwvscydfrtys]
[1007, 1001, 44512.884, 2015-07-15T00:00:00.250, xwqutmwamlnleyprruytdmhacfxseplupdnkqrvazvweyqfnklfmycxtszbhvezqtkjcqn]
[1008, 1001, 3690744.876, 2015-07-15T00:00:00.170, lonslgmifiozsrwwwajjonrypiotjxulfotxhrufcifjrebbdqmcflohkbvnlxpokqciszqsfccdashh]
[1010, 1001, 205183.484, 2015-07-15T00:00:00.320, lnjyftnccnnsdivfnpkwbdkmqksxwjbwpwxgmrxylpiknuplkmhrzyaajxgqihxzsxpy]
[1010, 1001, 4348.412, 2015-07-15T00:00:00.220, pndhuhvdojszchivuwqhkusfigjqjjouxybzarlzbaybmhtaomaszmuo]
[1010, 1001, 65705396.068, 2015-07-15T00:00:00.210, qbrhzniyhbdsgtbvxcanhhqgpcmkxyvzczyhggfpyavmspkgxnlbhrzzpiazcviqksw]
[1010, 1008, 1929796.008, 2015-07-15T00:00:00.440, efqdizznnzpsusjqqrlnabghbkpzfidzdrshsqsrvkrulcpncdocxfojkhhmnfkthdjglylom]
[1011, 1001, 20782.304, 2015-07-15T00:00:00.410, rjwbetuufduylrfirrgpsgkovzaprwzcktmlnbioobahoxbhlxobzy]
[1011, 1001, 73471.728, 2015-07-15T00:00:00.350, mxhpubcevcszepkkcgzpmpdvemdicyikeqctzkcjdoivegojwjszquhuzrmnwgrtzrvucy]
[1011, 1001, 77303649.624, 2015-07-15T00:00:00.070, mgushdszanlqbsplzwwftwgfkatuhxsgyjlnaxnncncffwlevkmxnnypgwelscpb]
