BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE answers (
	"key" TEXT NOT NULL, 
	prompt TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	fingerprint TEXT NOT NULL, 
	base_url TEXT NOT NULL, 
	model TEXT NOT NULL, 
	parameters TEXT NOT NULL, 
	material TEXT NOT NULL, 
	messages TEXT NOT NULL, 
	text TEXT NOT NULL, 
	answered_by TEXT NOT NULL, 
	usage TEXT NOT NULL, 
	asked TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "answers" VALUES('k1','extract',3,'ffffffffffffffff','http://127.0.0.1/v1','m','{"max_tokens": 16000, "mode": "tools", "temperature": 0}','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','{"a": 1}','m-1','{"calls":2,"input_tokens":30,"output_tokens":4,"from_store":0}','2025-05-29T10:11:12+00:00');
CREATE TABLE articles (
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	published TEXT, 
	language TEXT, 
	text TEXT NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "articles" VALUES('x','x.txt',NULL,NULL,'2025-05-29',NULL,'Text x.','{"id":"x","source":"x.txt","title":null,"publisher":null,"author":null,"author_note":null,"published":"2025-05-29","published_basis":null,"url":null,"language":null,"genre":null,"genre_basis":null,"remarks":[],"copies":[],"furniture":[]}');
INSERT INTO "articles" VALUES('y','y.txt',NULL,NULL,NULL,NULL,'Text y.','{"id":"y","source":"y.txt","title":null,"publisher":null,"author":null,"author_note":null,"published":null,"published_basis":null,"url":null,"language":null,"genre":null,"genre_basis":null,"remarks":[],"copies":[],"furniture":[]}');
CREATE TABLE block_keys (
	"key" TEXT NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key", record), 
	FOREIGN KEY(record) REFERENCES members (record)
);
INSERT INTO "block_keys" VALUES('k','x/a1');
INSERT INTO "block_keys" VALUES('k','x/a3');
INSERT INTO "block_keys" VALUES('k','x/m1');
INSERT INTO "block_keys" VALUES('k','x/s1');
CREATE TABLE board (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	status TEXT, 
	latest TEXT, 
	words TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id)
);
CREATE TABLE briefs (
	run INTEGER NOT NULL, 
	as_of TEXT, 
	title TEXT NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (run), 
	FOREIGN KEY(run) REFERENCES runs (id)
);
INSERT INTO "briefs" VALUES(2,'2025-05-29','Japan and the Philippines sign logistics pact; access agreement is in force, information pact still open','{"title":[{"text":"Japan and the Philippines sign logistics pact; access agreement is in force, information pact still open","cites":["A1","A2","A3"],"items":["A1","A2","A3"],"numbers":[2,4],"evidence":[{"article":"72e00db39aff","quote":"The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi during his official visit","start":712,"end":821,"match":"exact"},{"article":"72e00db39aff","quote":"This deal builds on the Reciprocal Access Agreement that recently came into force","start":560,"end":641,"match":"exact"},{"article":"2ab59687bdd9","quote":"commended the start of discussions on \"the possibility of concluding a future Agreement on the Security of Information\"","start":730,"end":849,"match":"exact"}],"by":"model","verified":true}],"as_of":"2025-05-29","as_of_line":"As of 29 May 2025, the latest dated source; 1 undated source tells of later steps.","bottom_line":[{"text":"Japan''s foreign minister Toshimitsu Motegi signed the Acquisition and Cross-Servicing Agreement and a second, unnamed military agreement in Manila, and the Reciprocal Access Agreement has come into force.","cites":["A1","A2","A6"],"items":["A1","A2","A6"],"numbers":[4],"evidence":[{"article":"72e00db39aff","quote":"The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi during his official visit","start":712,"end":821,"match":"exact"},{"article":"72e00db39aff","quote":"signing two key military agreements","start":107,"end":142,"match":"exact"},{"article":"72e00db39aff","quote":"This deal builds on the Reciprocal Access Agreement that recently came into force","start":560,"end":641,"match":"exact"}],"by":"model","verified":true},{"text":"An agreement on the security of information is the open piece: both sides are exploring it, and no source reports that negotiations on it have begun.","cites":["A3"],"items":["A3"],"numbers":[2,5],"evidence":[{"article":"2ab59687bdd9","quote":"commended the start of discussions on \"the possibility of concluding a future Agreement on the Security of Information\"","start":730,"end":849,"match":"exact"},{"article":"2cb3b61cea5d","quote":"plans to launch government-to-government discussions on a potential Security of Information Agreement","start":796,"end":897,"match":"exact"}],"by":"model","verified":true},{"text":"All of this builds on the April 2025 summit of President Marcos and Prime Minister Ishiba in Manila.","cites":["M1"],"items":["M1"],"numbers":[3],"evidence":[{"article":"7b157c85a5c1","quote":"Prime Minister Shigeru Ishiba’s visit to the Philippines in April 2025","start":554,"end":624,"match":"exact"},{"article":"7b157c85a5c1","quote":"First, they agreed to begin negotiations on an Acquisition and Cross-Servicing Agreement (ACSA).","start":1728,"end":1824,"match":"exact"}],"by":"model","verified":true}],"status_heading":"Status of agreements","status":[{"fact":"A1","name":"Acquisition and Cross-Servicing Agreement (ACSA)","parties":"Japan, Philippines","purpose":{"text":"Supports joint exercises, humanitarian operations and disaster response.","cites":["A1"],"items":["A1"],"numbers":[5],"evidence":[{"article":"2cb3b61cea5d","quote":"the deal would support joint military exercises, humanitarian operations, and disaster response efforts","start":664,"end":767,"match":"exact"}],"by":"model","verified":true},"status":"Signed","since":"in Manila by Toshimitsu Motegi; no date given, after 29 May 2025","sources":[1,2,3,4,5]},{"fact":"A2","name":"Reciprocal Access Agreement (RAA)","parties":"Japan, Philippines","purpose":{"text":"Lets either force deploy to the other''s soil.","cites":["A2"],"items":["A2"],"numbers":[2],"evidence":[{"article":"2ab59687bdd9","quote":"permits both countries to send their military forces to each other''s soil","start":2562,"end":2635,"match":"exact"}],"by":"model","verified":true},"status":"In force","since":"no date given, after 29 May 2025","sources":[1,2,3,4]},{"fact":"A3","name":"Agreement on the Security of Information (GSOIA)","parties":"Japan, Philippines","purpose":{"text":"Would improve situational awareness in the seas and airspace of East Asia, its author expects.","cites":["A3"],"items":["A3"],"numbers":[3],"evidence":[{"article":"7b157c85a5c1","quote":"it is expected that the situational awareness capabilities of both countries in the seas and airspace of East Asia will be greatly enhanced","start":3119,"end":3258,"match":"exact"}],"by":"model","verified":true},"status":"Exploratory talks","since":"as of 28 May 2025","sources":[1,2,3,5]},{"fact":"A4","name":"Official Security Assistance (OSA)","parties":"Japan, Philippines","purpose":{"text":"Pays six million US dollars for facilities for rigid-hulled inflatable boats that Japan gave earlier.","cites":["A4"],"items":["A4"],"numbers":[4],"evidence":[{"article":"72e00db39aff","quote":"Japan also announced six million US dollars in Official Security Assistance to the Philippines","start":932,"end":1026,"match":"exact"}],"by":"model","verified":true},"status":"Programme","since":"no date given","sources":[1,2,4]},{"fact":"A5","name":"Philippine-Japan Economic Partnership Agreement (PJEPA)","parties":"Japan, Philippines","purpose":{"text":"Strengthens economic cooperation.","cites":["A5"],"items":["A5"],"numbers":[5],"evidence":[{"article":"2cb3b61cea5d","quote":"strengthen cooperation under the Philippine-Japan Economic Partnership Agreement (PJEPA)","start":2304,"end":2392,"match":"exact"}],"by":"code","verified":true},"status":"No step reported","since":"","sources":[5]},{"fact":"A6","name":"Unnamed agreement","parties":"Japan, Philippines","purpose":null,"status":"Signed","since":"no date given","sources":[4]},{"fact":"A7","name":"Radar and patrol boat transfers","parties":"Japan, Philippines","purpose":null,"status":"Programme","since":"no date given","sources":[3]}],"besides":[],"timeline":[{"facts":["M5"],"label":"Iwaya visits Manila","date":"XXXX-01","when":"January, year not given","planned":false,"evidence":[{"article":"7a287d0c40a7","quote":"recalling Iwaya’s visit to Manila in January","start":745,"end":789,"match":"exact"}]},{"facts":["M1","A1"],"label":"Marcos–Ishiba summit; ACSA: negotiations agreed on","date":"2025-04","when":"April 2025","planned":false,"evidence":[{"article":"7b157c85a5c1","quote":"Prime Minister Shigeru Ishiba’s visit to the Philippines in April 2025","start":554,"end":624,"match":"exact"},{"article":"2cb3b61cea5d","quote":"“We have agreed to start negotiations on an Acquisition and Cross-Servicing Agreement,” Marcos said","start":546,"end":645,"match":"exact"},{"article":"7b157c85a5c1","quote":"First, they agreed to begin negotiations on an Acquisition and Cross-Servicing Agreement (ACSA).","start":1728,"end":1824,"match":"exact"}]},{"facts":["M2","A3"],"label":"Manalo–Iwaya meeting; GSOIA: talks agreed or begun","date":"2025-05-28","when":"28 May 2025","planned":false,"evidence":[{"article":"2ab59687bdd9","quote":"their meeting and working lunch on May 28, 2025","start":342,"end":389,"match":"exact"},{"article":"2ab59687bdd9","quote":"commended the start of discussions on \"the possibility of concluding a future Agreement on the Security of Information\"","start":730,"end":849,"match":"exact"}]},{"facts":["A2"],"label":"RAA: approved by the Senate (Philippines)","date":"/2025-05-29","when":"by 29 May 2025","planned":false,"evidence":[{"article":"2ab59687bdd9","quote":"which has been ratified by the Philippine Senate but is currently pending in Japan''s legislature","start":2407,"end":2503,"match":"exact"}]},{"facts":["A2","A1","A6","A4"],"label":"RAA: in force; ACSA and unnamed agreement: signed; OSA: announced","date":null,"when":"no date given","planned":false,"evidence":[{"article":"72e00db39aff","quote":"This deal builds on the Reciprocal Access Agreement that recently came into force","start":560,"end":641,"match":"exact"},{"article":"72e00db39aff","quote":"The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi during his official visit","start":712,"end":821,"match":"exact"},{"article":"72e00db39aff","quote":"Japan also announced six million US dollars in Official Security Assistance to the Philippines","start":932,"end":1026,"match":"exact"}]},{"facts":["M6"],"label":"Maritime consultations and vice-ministerial strategic dialogue","date":"2025-05-28/2025-12-31","when":"later in 2025","planned":true,"evidence":[{"article":"7a287d0c40a7","quote":"agreed to hold maritime consultations and a vice-ministerial strategic dialogue within the year","start":1459,"end":1554,"match":"exact"},{"article":"2ab59687bdd9","quote":"agreed to hold maritime consultations and a vice-ministerial strategic dialogue this year","start":2755,"end":2844,"match":"exact"}]}],"sections":[{"id":"meetings","heading":"Meetings","sentences":[{"text":"President Marcos and Prime Minister Ishiba met in Manila in April 2025, during Ishiba''s official visit, and spoke at a joint press conference.","cites":["M1"],"items":["M1"],"numbers":[3,5],"evidence":[{"article":"7b157c85a5c1","quote":"Prime Minister Shigeru Ishiba’s visit to the Philippines in April 2025","start":554,"end":624,"match":"exact"},{"article":"2cb3b61cea5d","quote":"“We have agreed to start negotiations on an Acquisition and Cross-Servicing Agreement,” Marcos said","start":546,"end":645,"match":"exact"}],"by":"model","verified":true},{"text":"Foreign Affairs Secretary Manalo and Foreign Minister Iwaya held talks and a working lunch in Japan on 28 May 2025.","cites":["M2"],"items":["M2"],"numbers":[2],"evidence":[{"article":"2ab59687bdd9","quote":"their meeting and working lunch on May 28, 2025","start":342,"end":389,"match":"exact"}],"by":"model","verified":true},{"text":"They agreed to hold maritime consultations and a vice-ministerial strategic dialogue within the year.","cites":["M2"],"items":["M2"],"numbers":[1,2],"evidence":[{"article":"7a287d0c40a7","quote":"agreed to hold maritime consultations and a vice-ministerial strategic dialogue within the year","start":1459,"end":1554,"match":"exact"},{"article":"2ab59687bdd9","quote":"agreed to hold maritime consultations and a vice-ministerial strategic dialogue this year","start":2755,"end":2844,"match":"exact"}],"by":"model","verified":true},{"text":"Manalo paid a courtesy call on Chief Cabinet Secretary Yoshimasa Hayashi.","cites":["M3"],"items":["M3"],"numbers":[1],"evidence":[{"article":"7a287d0c40a7","quote":"In a separate courtesy call with Chief Cabinet Secretary Yoshimasa Hayashi, Manalo referred to the current bilateral relationship as a “golden age”","start":2146,"end":2293,"match":"exact"}],"by":"model","verified":true},{"text":"Foreign Minister Motegi visited Manila to sign the two agreements; the source is undated.","cites":["M4"],"items":["M4"],"numbers":[4],"evidence":[{"article":"72e00db39aff","quote":"The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi during his official visit","start":712,"end":821,"match":"exact"}],"by":"model","verified":true},{"text":"Iwaya had visited Manila in January.","cites":["M5"],"items":["M5"],"numbers":[1],"evidence":[{"article":"7a287d0c40a7","quote":"recalling Iwaya’s visit to Manila in January","start":745,"end":789,"match":"exact"}],"by":"code","verified":true},{"text":"The High-Level Joint Committee on infrastructure was to meet in Japan later in the year.","cites":["M7"],"items":["M7"],"numbers":[1],"evidence":[{"article":"7a287d0c40a7","quote":"to be hosted in Japan later this year","start":2107,"end":2144,"match":"exact"}],"by":"code","verified":true}]}],"watch":[{"text":"ACSA: no source reports approval by either legislature, or entry into force.","cites":["A1"],"items":["A1"],"numbers":[4],"evidence":[{"article":"72e00db39aff","quote":"The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi during his official visit","start":712,"end":821,"match":"exact"}],"by":"code","verified":true},{"text":"Information security: whether exploratory talks become negotiations.","cites":["A3"],"items":["A3"],"numbers":[2,3],"evidence":[{"article":"2ab59687bdd9","quote":"commended the start of discussions on \"the possibility of concluding a future Agreement on the Security of Information\"","start":730,"end":849,"match":"exact"},{"article":"7b157c85a5c1","quote":"the two countries’ agreement to start discussions on the early conclusion of an “Information Security Agreement.”","start":2343,"end":2456,"match":"exact"}],"by":"code","verified":true},{"text":"Maritime consultations and a vice-ministerial dialogue, agreed for 2025: no source reports that they were held.","cites":["M6","M8"],"items":["M6","M8"],"numbers":[1,2],"evidence":[{"article":"7a287d0c40a7","quote":"agreed to hold maritime consultations and a vice-ministerial strategic dialogue within the year","start":1459,"end":1554,"match":"exact"},{"article":"2ab59687bdd9","quote":"agreed to hold maritime consultations and a vice-ministerial strategic dialogue this year","start":2755,"end":2844,"match":"exact"}],"by":"code","verified":true},{"text":"Joint Committee on infrastructure in Japan, planned for later in the year.","cites":["M7"],"items":["M7"],"numbers":[1],"evidence":[{"article":"7a287d0c40a7","quote":"to be hosted in Japan later this year","start":2107,"end":2144,"match":"exact"}],"by":"code","verified":true}],"sources":[{"number":1,"article":"7a287d0c40a7","title":"PH, Japan mark ''near-alliance'' status in high-level talks","opening":"PH, Japan mark ''near-alliance'' status in high-level","publisher":null,"author":null,"author_note":null,"published":null,"published_basis":null,"url":null,"language":null,"genre":"news","genre_basis":null,"remarks":[],"copies":[],"source":"seeds/000_de10ec716f03988f.txt"},{"number":2,"article":"2ab59687bdd9","title":null,"opening":"Cristina Chi - Philstar.com May 29, 2025","publisher":"Philstar.com","author":"Cristina Chi","author_note":null,"published":"2025-05-29","published_basis":null,"url":null,"language":null,"genre":"news","genre_basis":null,"remarks":[],"copies":[],"source":"seeds/001_653745292c952f86.txt"},{"number":3,"article":"7b157c85a5c1","title":"Japan-PH relations: Toward a ‘quasi-alliance’","opening":"Japan-PH relations: Toward a ‘quasi-alliance’ Security","publisher":null,"author":"Masafumi Iida","author_note":null,"published":null,"published_basis":null,"url":null,"language":null,"genre":"opinion","genre_basis":null,"remarks":[],"copies":[],"source":"seeds/002_ef042443d8662826.txt"},{"number":4,"article":"72e00db39aff","title":null,"opening":"Japan and the Philippines have taken another","publisher":null,"author":null,"author_note":null,"published":null,"published_basis":null,"url":null,"language":null,"genre":"news","genre_basis":null,"remarks":[],"copies":[],"source":"seeds/003_a04ef4fca853bef2.txt"},{"number":5,"article":"2cb3b61cea5d","title":null,"opening":"The Philippines and Japan have officially begun","publisher":null,"author":null,"author_note":null,"published":null,"published_basis":null,"url":null,"language":null,"genre":"news","genre_basis":null,"remarks":[],"copies":[],"source":"seeds/004_b31a5e6e154a4076.txt"}],"ledger":{"read":["7a287d0c40a7","2ab59687bdd9","7b157c85a5c1","72e00db39aff","2cb3b61cea5d"],"copies":[],"failed":[],"unanswered":[],"proposed":[],"grounded":[],"repaired":[],"rejected":[],"records":[],"members":[],"facts":["A1","M2","S6"],"shown":["A1","M2"],"cut":["S6"],"withheld":[],"sentences_replaced":0},"rejections":[],"model":"a recorded model","usage":{"calls":6,"input_tokens":21000,"output_tokens":9000,"from_store":0},"notes":["From 5 articles, 1 lesser facts left out for length.","19 of 28 sentences worded by a recorded model; the others written by code."],"paper":"a4","annex":false}');
CREATE TABLE claims (
	"key" TEXT NOT NULL, 
	holder TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE clusters (
	id TEXT NOT NULL, 
	component TEXT NOT NULL, 
	undecided BOOLEAN NOT NULL, 
	merges TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "clusters" VALUES('x/a1','x/a1',0,'[{"left": "x/a1", "right": "x/a3", "merged": true, "by": "rule", "score": 0.8, "reasons": ["names"], "person": null}]');
INSERT INTO "clusters" VALUES('x/m1','x/m1',0,'[]');
INSERT INTO "clusters" VALUES('x/s1','x/s1',0,'[]');
CREATE TABLE decisions (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	data TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	made TEXT NOT NULL, 
	withdrawn TEXT, 
	PRIMARY KEY (id)
);
CREATE TABLE facts (
	run INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	name TEXT NOT NULL, 
	status TEXT, 
	as_of TEXT, 
	data TEXT NOT NULL, 
	PRIMARY KEY (run, id), 
	FOREIGN KEY(run) REFERENCES briefs (run)
);
INSERT INTO "facts" VALUES(2,'A1',0,'agreement','Acquisition and Cross-Servicing Agreement','signed','2025-05-29','{"id":"A1","type":"agreement","name":"Acquisition and Cross-Servicing Agreement","acronym":"ACSA","aliases":[],"parties":[{"name":"Japan","country":"JP"},{"name":"Philippines","country":"PH"}],"status":"signed","as_of":"2025-05-29","timeline":[{"id":"A1.e1","step":"negotiation_agreed","party":null,"date":"2025-04","basis":"stated","known_by":null,"place":null,"by":[],"modality":"reported","superseded":false,"asserted_by":[],"evidence":[{"article":"2cb3b61cea5d","quote":"“We have agreed to start negotiations on an Acquisition and Cross-Servicing Agreement,” Marcos said","start":546,"end":645,"match":"exact"},{"article":"7b157c85a5c1","quote":"First, they agreed to begin negotiations on an Acquisition and Cross-Servicing Agreement (ACSA).","start":1728,"end":1824,"match":"exact"}],"members":[]},{"id":"A1.e2","step":"noted","party":null,"date":"2025-05-28","basis":"stated","known_by":null,"place":null,"by":[],"modality":"reported","superseded":false,"asserted_by":[],"evidence":[{"article":"2ab59687bdd9","quote":"welcome the \"start of negotiation on the Japan-Philippines Acquisition and Cross-Servicing Agreement,\"","start":1160,"end":1262,"match":"exact"},{"article":"7a287d0c40a7","quote":"They welcomed the launch of negotiations for a Japan-Philippines Acquisition and Cross-Servicing Agreement","start":1180,"end":1286,"match":"exact"}],"members":[]},{"id":"A1.e3","step":"signed","party":null,"date":null,"basis":"none","known_by":null,"place":null,"by":[],"modality":"reported","superseded":false,"asserted_by":[],"evidence":[{"article":"72e00db39aff","quote":"The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi during his official visit","start":712,"end":821,"match":"exact"}],"members":[]}],"conflicts":[],"evidence":[{"article":"2cb3b61cea5d","quote":"“We have agreed to start negotiations on an Acquisition and Cross-Servicing Agreement,” Marcos said","start":546,"end":645,"match":"exact"},{"article":"7b157c85a5c1","quote":"First, they agreed to begin negotiations on an Acquisition and Cross-Servicing Agreement (ACSA).","start":1728,"end":1824,"match":"exact"},{"article":"2ab59687bdd9","quote":"welcome the \"start of negotiation on the Japan-Philippines Acquisition and Cross-Servicing Agreement,\"","start":1160,"end":1262,"match":"exact"},{"article":"7a287d0c40a7","quote":"They welcomed the launch of negotiations for a Japan-Philippines Acquisition and Cross-Servicing Agreement","start":1180,"end":1286,"match":"exact"},{"article":"72e00db39aff","quote":"The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi during his official visit","start":712,"end":821,"match":"exact"}],"sources":["7a287d0c40a7","2ab59687bdd9","7b157c85a5c1","72e00db39aff","2cb3b61cea5d"],"independent":5,"salience":"main","silences":[],"records":["7a287d0c40a7/a1","2ab59687bdd9/a1","7b157c85a5c1/a1","72e00db39aff/a1","2cb3b61cea5d/a1"],"merges":[],"confidence":null,"decisions":[],"instrument":"agreement","kind":"defence_logistics","status_by_party":[],"terms":[],"related":[]}');
CREATE TABLE failures (
	"key" TEXT NOT NULL, 
	prompt TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	fingerprint TEXT NOT NULL, 
	base_url TEXT NOT NULL, 
	model TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	whose TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	usage TEXT NOT NULL, 
	tries INTEGER NOT NULL, 
	failed TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE holders (
	id TEXT NOT NULL, 
	machine TEXT NOT NULL, 
	process INTEGER NOT NULL, 
	beat INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE jobs (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	state TEXT NOT NULL, 
	spec TEXT NOT NULL, 
	submitted TEXT NOT NULL, 
	started TEXT, 
	ended TEXT, 
	total INTEGER NOT NULL, 
	done INTEGER NOT NULL, 
	failed INTEGER NOT NULL, 
	micros BIGINT NOT NULL, 
	run TEXT, 
	error TEXT, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE journal (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	address TEXT NOT NULL, 
	action TEXT NOT NULL, 
	status INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE keys (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	scopes TEXT NOT NULL, 
	created TEXT NOT NULL, 
	revoked TEXT, 
	rpm INTEGER, 
	upload_bytes BIGINT, 
	monthly_micros BIGINT, 
	PRIMARY KEY (id)
);
CREATE TABLE linked (
	article TEXT NOT NULL, 
	reading TEXT NOT NULL, 
	PRIMARY KEY (article), 
	FOREIGN KEY(article) REFERENCES articles (id), 
	FOREIGN KEY(reading) REFERENCES readings (digest)
);
INSERT INTO "linked" VALUES('x','42173c2df8b903fb745af57aee6cc115');
CREATE TABLE linker (
	rules TEXT NOT NULL, 
	generation INTEGER NOT NULL, 
	PRIMARY KEY (rules)
);
INSERT INTO "linker" VALUES('rules',2);
CREATE TABLE logins (
	digest TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	begun TEXT NOT NULL, 
	ends TEXT NOT NULL, 
	PRIMARY KEY (digest), 
	FOREIGN KEY("key") REFERENCES keys (id)
);
CREATE TABLE marks (
	mark TEXT NOT NULL, 
	fact TEXT NOT NULL, 
	PRIMARY KEY (mark, fact), 
	FOREIGN KEY(fact) REFERENCES board (id)
);
CREATE TABLE members (
	record TEXT NOT NULL, 
	article TEXT NOT NULL, 
	cluster TEXT NOT NULL, 
	component TEXT NOT NULL, 
	PRIMARY KEY (record), 
	FOREIGN KEY(article) REFERENCES linked (article)
);
INSERT INTO "members" VALUES('x/a1','x','x/a1','x/a1');
INSERT INTO "members" VALUES('x/a3','x','x/a1','x/a1');
INSERT INTO "members" VALUES('x/m1','x','x/m1','x/m1');
INSERT INTO "members" VALUES('x/s1','x','x/s1','x/s1');
CREATE TABLE merges (
	run INTEGER NOT NULL, 
	fact TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	merged BOOLEAN NOT NULL, 
	"by" TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	reasons TEXT NOT NULL, 
	PRIMARY KEY (run, fact, position), 
	FOREIGN KEY(run, fact) REFERENCES facts (run, id)
);
CREATE TABLE outcomes (
	run INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	article TEXT, 
	header TEXT NOT NULL, 
	status TEXT NOT NULL, 
	error TEXT, 
	usage TEXT NOT NULL, 
	reading TEXT, 
	PRIMARY KEY (run, position), 
	FOREIGN KEY(run) REFERENCES runs (id), 
	FOREIGN KEY(article) REFERENCES articles (id), 
	FOREIGN KEY(reading) REFERENCES readings (digest)
);
INSERT INTO "outcomes" VALUES(1,0,NULL,'{"id":"","title":null,"publisher":null,"author":null,"author_note":null,"published":null,"published_basis":null,"url":null,"language":null,"genre":null,"genre_basis":null,"remarks":[],"copies":[],"source":"a.pdf"}','failed','a.pdf: a binary file','{"calls":0,"input_tokens":0,"output_tokens":0,"from_store":0}',NULL);
INSERT INTO "outcomes" VALUES(1,1,'x','{"id":"x","title":null,"publisher":null,"author":null,"author_note":null,"published":"2025-05-29","published_basis":null,"url":null,"language":null,"genre":null,"genre_basis":null,"remarks":[],"copies":[],"source":"x.txt"}','done',NULL,'{"calls":1,"input_tokens":100,"output_tokens":10,"from_store":0}','42173c2df8b903fb745af57aee6cc115');
INSERT INTO "outcomes" VALUES(1,2,'y','{"id":"y","title":null,"publisher":null,"author":null,"author_note":null,"published":null,"published_basis":null,"url":null,"language":null,"genre":null,"genre_basis":null,"remarks":[],"copies":[],"source":"y.txt"}','failed','y.txt: the endpoint is down','{"calls":0,"input_tokens":0,"output_tokens":0,"from_store":0}',NULL);
INSERT INTO "outcomes" VALUES(2,0,'x','{"id":"x","title":null,"publisher":null,"author":null,"author_note":null,"published":"2025-05-29","published_basis":null,"url":null,"language":null,"genre":null,"genre_basis":null,"remarks":[],"copies":[],"source":"x.txt"}','done',NULL,'{"calls":0,"input_tokens":100,"output_tokens":10,"from_store":1}','42173c2df8b903fb745af57aee6cc115');
CREATE TABLE pairs (
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	reasons TEXT NOT NULL, 
	veto TEXT, 
	PRIMARY KEY ("left", "right"), 
	FOREIGN KEY("left") REFERENCES members (record), 
	FOREIGN KEY("right") REFERENCES members (record)
);
INSERT INTO "pairs" VALUES('x/a1','x/a3',0.8,'["names"]',NULL);
CREATE TABLE readings (
	digest TEXT NOT NULL, 
	article TEXT NOT NULL, 
	account TEXT NOT NULL, 
	ledger TEXT NOT NULL, 
	PRIMARY KEY (digest), 
	FOREIGN KEY(article) REFERENCES articles (id)
);
INSERT INTO "readings" VALUES('42173c2df8b903fb745af57aee6cc115','x','{"rejected":[{"id":"x/a2","item":"Pact","reason":"no such quote","kept":false,"kind":"other","quote":null,"nearest":null}],"merges":[],"unanswered":[]}','{"read":["x"],"copies":[],"failed":[],"unanswered":[],"proposed":["x/a1","x/a2"],"grounded":["x/a1"],"repaired":[],"rejected":["x/a2"],"records":[],"members":[],"facts":[],"shown":[],"cut":[],"withheld":[],"sentences_replaced":0}');
CREATE TABLE records (
	reading TEXT NOT NULL, 
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	name TEXT NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (digest)
);
INSERT INTO "records" VALUES('42173c2df8b903fb745af57aee6cc115','x/a1',0,'agreements','Access Agreement','{"id":"x/a1","article":"x","name":"Access Agreement","acronym":null,"aliases":[],"instrument":"agreement","kind":"other","parties":[{"name":"Philippines","country":"PH"},{"name":"Japan","country":"JP"}],"salience":"main","events":[{"id":"x/a1/e1","step":"signed","party":null,"date":"2025-05-28","date_text":null,"basis":"stated","place":null,"by":[],"modality":"reported","asserted_by":null,"evidence":{"article":"x","quote":"signed","start":0,"end":6,"match":"exact"}}],"terms":[{"id":"x/a1/t1","text":"free ports","evidence":{"article":"x","quote":"free ports","start":0,"end":10,"match":"exact"}}]}');
INSERT INTO "records" VALUES('42173c2df8b903fb745af57aee6cc115','x/a3',1,'agreements','Other Agreement','{"id":"x/a3","article":"x","name":"Other Agreement","acronym":null,"aliases":[],"instrument":"agreement","kind":"other","parties":[{"name":"Philippines","country":"PH"},{"name":"Japan","country":"JP"}],"salience":"main","events":[],"terms":[]}');
INSERT INTO "records" VALUES('42173c2df8b903fb745af57aee6cc115','x/m1',0,'meetings','Summit','{"id":"x/m1","article":"x","name":"Summit","formats":["ministerial"],"status":"held","date":null,"date_text":null,"basis":"none","place":null,"participants":[{"id":"x/m1/p1","name":"Marcos","role":"President","country":"PH"}],"salience":"main","topics":[],"outcomes":[{"id":"x/m1/o1","text":"agreed","evidence":{"article":"x","quote":"agreed","start":0,"end":6,"match":"exact"}}],"evidence":{"article":"x","quote":"Summit","start":0,"end":6,"match":"exact"}}');
INSERT INTO "records" VALUES('42173c2df8b903fb745af57aee6cc115','x/s1',0,'statements','A golden age 黄金','{"id":"x/s1","article":"x","text":"A golden age 黄金","holder":"Marcos","role":null,"about":"relations","sort":"characterisation","evidence":{"article":"x","quote":"words","start":0,"end":5,"match":"exact"}}');
CREATE TABLE removed (
	article TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (article), 
	FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE TABLE requests (
	"key" TEXT NOT NULL, 
	token TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	made TEXT NOT NULL, 
	status INTEGER, 
	body TEXT, 
	PRIMARY KEY ("key", token)
);
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	command TEXT NOT NULL, 
	status TEXT NOT NULL, 
	started TEXT NOT NULL, 
	ended TEXT, 
	base_url TEXT NOT NULL, 
	model TEXT NOT NULL, 
	prompts TEXT NOT NULL, 
	paths TEXT NOT NULL, 
	articles INTEGER NOT NULL, 
	done INTEGER NOT NULL, 
	failed INTEGER NOT NULL, 
	facts INTEGER NOT NULL, 
	calls INTEGER NOT NULL, 
	input_tokens INTEGER NOT NULL, 
	output_tokens INTEGER NOT NULL, 
	from_store INTEGER NOT NULL, cost TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'extract','done','2025-05-29T10:11:12+00:00','2025-05-29T10:12:00+00:00','http://127.0.0.1/v1','m','{"extract": 3, "brief": 2}','["articles/", "Caf\u00e9 \u201cx\u201d.txt"]',2,1,2,0,1,100,10,0,NULL);
INSERT INTO "runs" VALUES(2,'brief','done','2025-05-29T10:11:12+00:00','2025-05-29T10:13:00+00:00','http://127.0.0.1/v1','m','{"extract": 3, "brief": 2}','["articles/", "Caf\u00e9 \u201cx\u201d.txt"]',0,1,0,1,6,21000,9000,0,NULL);
CREATE TABLE spent (
	"key" TEXT NOT NULL, 
	month TEXT NOT NULL, 
	micros BIGINT NOT NULL, 
	PRIMARY KEY ("key", month)
);
CREATE TABLE states (
	stamp TEXT NOT NULL, 
	as_of TEXT, 
	facts INTEGER NOT NULL, 
	remarks TEXT NOT NULL, 
	made TEXT NOT NULL, 
	PRIMARY KEY (stamp)
);
CREATE TABLE verdicts (
	"key" TEXT NOT NULL, 
	same BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "verdicts" VALUES('k',1,'so told');
CREATE TABLE waiting (
	article TEXT NOT NULL, 
	reading TEXT, 
	PRIMARY KEY (article), 
	FOREIGN KEY(article) REFERENCES articles (id), 
	FOREIGN KEY(reading) REFERENCES readings (digest)
);
CREATE INDEX answers_by_prompt ON answers (prompt, version, model);
CREATE INDEX readings_by_article ON readings (article);
CREATE INDEX records_by_id ON records (id);
CREATE INDEX outcomes_by_article ON outcomes (article, run);
CREATE INDEX merges_by_record ON merges (run, "left", "right");
CREATE INDEX members_by_article ON members (article);
CREATE INDEX members_by_cluster ON members (cluster);
CREATE INDEX members_by_component ON members (component);
CREATE INDEX block_keys_by_record ON block_keys (record);
CREATE INDEX pairs_by_right ON pairs ("right");
CREATE INDEX clusters_undecided ON clusters (undecided, component);
CREATE INDEX claims_by_holder ON claims (holder);
CREATE INDEX jobs_by_state ON jobs (state, id);
CREATE INDEX jobs_by_key ON jobs ("key", id);
CREATE INDEX board_by_position ON board (position);
CREATE INDEX marks_by_fact ON marks (fact);
CREATE VIRTUAL TABLE board_search USING fts5(words, content='board', content_rowid='number', tokenize='unicode61');
CREATE TRIGGER board_added AFTER INSERT ON board BEGIN
INSERT INTO board_search (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER board_gone AFTER DELETE ON board BEGIN
INSERT INTO board_search (board_search, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE TRIGGER board_changed AFTER UPDATE OF words ON board BEGIN
INSERT INTO board_search (board_search, rowid, words) VALUES ('delete', old.number, old.words);
INSERT INTO board_search (rowid, words) VALUES (new.number, new.words);
END;
COMMIT;
