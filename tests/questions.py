"""The questions that a file and a server must answer alike."""

ANSWERED = """
members SCO --on 2017-06-08
members OPEC --region Africa --region 145 --on 2010-01-01
members SCO --on 2017-06-09 -f csv
members SCO --on 2017-06-09 --status any --sources
members ШОС --status observer --status dialogue_partner --on 2005-07-05
members 上海合作组织 --on 2021-09-17 -f json
members CSTO --not SCO --not CICA --on 2021-09-17 -f ndjson
members EU --on 2020-01-31 -f ids
members EU --on 2020-02-01 -f tsv
members CIS --on 2009-08-18 -f table
members NATO --on 9999-12-31 --status any
members UN --on @joint-meeting-2021-09-17 -f markdown --sources
both SCO CSTO --on @joint-meeting-2021-09-17 -f html --sources
members SCO --on @joint-meeting-2021-09-17 -f latex --sources
members ODD --on 0001-01-01
members ODD --on 9999-12-30 --status any
members ODD --on 9999-12-31 --status any
members 'odd "fellows" & SÖHNE' --on 2007-01-01 --status any --sources -f table
members 奇怪的组织 --on 2002-06-01 --status any -f json
members ODD --not GUAM --on 2017-06-08 --status any
members GUAM --on 2007-01-01 --status any
members GUAM --on 2007-01-01 --dataset core
members GUAM --on 2007-01-01 --dataset odd --dataset core --status any
both ОДКБ 上合组织 --on 2017-06-09
both SCO CSTO CIS --on 2021-09-17 --not EAEU
both SCO CSTO --since 2005 --until 2024 --sources
both ODD GUAM --since 2005-07 --until 2010 --status any --dataset odd
members ODD --since 2005 --until 2017-06 --status any
members SCO --on 2016
matrix SCO CSTO --since 2021 --until 2024
is IRN SCO --since 2022 --until 2024 -f table
shared RUS CHN --since 2000 --until 2001
overlaps ODD GUAM --since 2002 --until 2010 --status any
affiliations KAZ --since 1991-12 --until 1992
neighbors SUN --since 1920 --until 1992
both SCO CSTO --on 2010-01-01 --status any --sources
both UN COMECON --on 1980-01-01 --continuity
both UN IMF IBRD --on 1945-12-27 --not SEATO -f ids
both ODD GUAM --on 2007-01-01 --status any --dataset odd
matrix SCO CSTO CIS EAEU --on 2021-09-17
matrix ODD GUAM --on 2010-06-15
matrix ШОС ОДКБ --on 2017-06-08 --status member --status observer -f markdown
matrix NATO EU --on 2021-09-17 --dataset core --sources -f json
is Uzbekistan CSTO SCO CST --on 2012-09-01 --sources
is RUS COMECON UN --on 1980-01-01 --continuity -f table
is ﬁ ODD GUAM --on 2002-06-01 --status any --status member --dataset odd
is KAZ GUAM --on 2003-06-01 --dataset odd --dataset core -f table
organizations --region "Western Africa" --on 2021-09-17 --sources
organizations --classification forum --status any --dataset odd
states --region 145 --classification un_member
states --on 2021-09-17 --dataset odd -f json
people --state Таджикистан --on 2021-09-17
people --dataset core -f ndjson
topics --dataset core
sources --unconsulted --dataset odd
sources --type treaty --org SCO --org CSTO
panel SCO CSTO --since 2011 --until 2013 --by year --at whole --status any --dataset core
panel UN COMECON --since 1991-11 --until 1992-02 --by month --wide
panel ODD GUAM --since 2005 --until 2010 --at 06-30 --status any --sources
panel ODD --until 2010 --dataset odd --dyads -f json
overlaps SCO CSTO CIS EAEU NATO EU UN --on 2021-09-17
overlaps ODD GUAM --on 2007-01-01 --status any --sources
overlaps CST CSTO --on 2002-10-07 -f json
overlaps ODD GUAM --on 2007-01-01 --dataset odd --dataset core
shared RUS CHN --on 2001-06-14
shared Россия 中国 印度 --on 2021-09-17 --status any --sources
shared RUS UKR BLR --on 1985-01-01 --continuity
shared aa Zz --on 2017-06-09 -f ids
shared KAZ aa --on 2007-01-01 --status any --dataset odd
affiliations KAZ --on 2017-06-09 --sources
affiliations Қазақстан --on 2021-09-17 --status observer --status member
affiliations RUS --on 1985-01-01 --continuity
affiliations Ёлка --on 2010-06-01 --dataset odd
affiliations EU --on 2021-09-17
timeline UZB --org CST --org CSTO --org SCO
timeline 奇国
timeline ODD --sources
timeline RUS --continuity --org UN --org COMECON
timeline GUAM --dataset core -f table
changes --since 2017-06-09 --until 2017-06-09
changes --since 0001-01-01 --until 1900-12-31
changes ODD --org GUAM --sources
changes --state KAZ --change left --status member
changes --since 9999-12-31
changes --until 1991-12-26 --since 1991-12-20 --dataset core -f json
compare SCO --on 2017-06-08 --on 2017-06-09
compare ODD --on 0001-01-01 --on 9999-12-31 --sources
compare ODD --on 2010-05-31 --on 2010-06-15 -f json
compare SCO CSTO --state BLR --on 2001-06-15 --on 2024-12-31
compare --state KAZ --on 1993-01-01 --on 1995-01-01 --status member
compare EU --on 2020-02-01 --on 2020-01-31 --status member
compare GUAM --on 2002-01-01 --on 2021-09-17 --dataset odd
ever-both SCO CSTO --sources
ever-both ODD GUAM --status any --dataset odd
ever-both COMECON UN --continuity
ever-both CST SCO --status any -f tsv
events --on 2017-06-09
events --on 0001-01-01
events --since 9999-12-31
events --until 0001-01-01 -f json
events --org ODD --state aa --with KAZ --sources
events --state Ärmelland --dataset odd --since 1900-01-01
events --state Zz --tier machine-coded -f ndjson
events --topic weapons --dataset odd -f json
events --kind aid --with CHN
events --org SCO --with CSTO --with Xi -f ids
events --state Афганистан --since 2001-09-11 --until 2021-09-17 --sources -f table
statements --speaker Путин --about 塔利班 --kind quotation
statements --speaker Russia --until 2021-09-17 -f ids
statements --by CHN --to SCO --since 2021-01-01 --sources
statements --topic recognition --until 2021-09-17 -f json
statements --event china-aid-2021
statements --speaker 奇国 --by ODD --to aa --about ﬁ --topic weapons --event some-day -f tsv
statements --on 2005-01-01
statements --until 0001-01-01 -f markdown
statements --kind paraphrase --dataset odd -f ids
statements --topic great-power-rivalry -f table
search unfreez
search "assets AFGHAN" --in statement --sources
search 上合
search frozen assets
search 组
search "ШАНХАЙСКАЯ пятёрка"
search strasse --in name
search "100%"
search "it_all \\\\"
search \\_/
search "isn't" --dataset odd
search "ЕЛКА ещё" -f json
search 国 --in name
search hyperlink -f markdown
why SCO/IND
why SCO/IND/member/2017-06-09/core -f markdown
why first-day --sources
why Éa
coverage
coverage --org ODD --org GUAM
coverage --dataset odd -f json
coverage --total
coverage --total --org ODD --org SCO --sources
review --dataset odd --on 2026-11-27
review --org CEN-SAD --org ODD --stale 3000 --on 2026-11-27 --sources
review --unconsulted --on 2026-11-27 -f ndjson
review --org ODD --org GUAM --on 2021-09-17
review --unconsulted --dataset odd
review --stale 100 --on 2026-01-01 --dataset odd
differences CSTO --member UZB
differences SCO ОДКБ NATO --dataset core -f ids
leaders KAZ --on 2017-06-09 --sources
leaders Россия
leaders CHN --dataset core -f ndjson
neighbors AFG --in SCO --in CSTO --on 2021-09-17
neighbors RUS --on 2017-06-08 --status any --in SCO --sources
neighbors CHN --on 1950-01-01 --dataset core
conflicts
conflicts --org GUAM --member UKR --sources
conflicts --between odd core -f json
datasets
datasets -f markdown
"""
"""Each has at least one row."""

EMPTY = """
members EU --on 1985-01-01
members CST --on 2005-01-01
members SCO --status candidate --on 2021-09-17
affiliations KAZ --on 1985-01-01
statements --speaker Putin --topic recognition --until 2000
panel EU --since 1980 --until 1985
search frozen qqqq
members SCO --on 2001-06-14
members CSTO --not SCO --not EAEU --on 2021-09-17
members SCO --on 0001-01-01 --status any
members ODD --on 2017-06-08 --status candidate
both ODD SCO --on 2017-06-09
both SCO CSTO --on 2017-06-08 --dataset odd
matrix SCO CSTO --on 2000-01-01 -f json
shared aa RUS --on 2017-06-09
affiliations 𠮷 --on 2008-02-28
compare SCO --on 2017-06-09 --on 2017-06-10
ever-both ODD NATO
events --on 1700-02-28 -f table
events --since 9999-12-31 --kind aid
statements --until 1914-06-27 --topic frozen-assets -f markdown
search "qqqq zzzz" -f ndjson
search "100_"
changes --since 0001-01-01 --until 0001-01-01 --org SCO -f ids
timeline UZB --org NAFTA --sources
differences ODD
leaders aa
neighbors JPN --on 2021-09-17
conflicts --org SCO
coverage --org SCO --dataset odd
"""
"""Nothing answers these, which is no error."""

REFUSED = """
states --region Atlantis
organizations --region Afrika
members SCX --on 2021-09-17
members 上 --on 2021-09-17
both SCO Россия --on 2021-09-17
shared Korea RUS --on 2021-09-17
affiliations "'; DROP TABLE names; --" --on 2021-09-17
members SCO --on @first-dax
members SCO --on @some-day
members SCO --on 2021-02-30
members SCO --dataset mine --on 2021-09-17
events --topic recogntion
why nothing-at-all
both SCO ШОС --on 2021-09-17
statements --kind rumour
"""
"""Something that was asked for is not there, or no such thing can be asked."""
