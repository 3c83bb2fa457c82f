"""A dataset that makes it hard for both engines to answer alike."""

ODD = {
    "sources.csv": "id,type,title,consulted\nnotebook,record,Тетрадь «笔记本»,yes\nhearsay,record,Hearsay,no\n",
    "states.csv": (
        "id,name,classification,citations\n"
        "Zz,Zembla,historical,notebook\n"
        "aa,Ärmelland,historical,notebook\n"
        "Éa,Élanie,historical,notebook\n"
        "ﬁ,Ёлка,historical,notebook\n"
        "𠮷,奇国,historical,notebook\n"
    ),
    "organizations.csv": (
        'id,name,classification,founding_date,citations\nODD,"Odd ""Fellows"" & Söhne",forum,0001-01-01,notebook\n'
    ),
    "names.csv": (
        "actor_id,language,name,start_date,end_date\n"
        "ODD,ru,Странное общество,,\nODD,zh,奇怪的组织,1949-10-01,\nODD,de,Straße 100%,,2001~\nODD,und,\\_/,,\n"
    ),
    "memberships.csv": (
        "organization_id,member_id,status,start_date,end_date,citations\n"
        "ODD,Zz,member,0001-01-01,9999-12-31,notebook\n"
        "ODD,aa,observer,2005-07-05,2017-06-09,hearsay page 1\n"
        "ODD,aa,member,2017-06-09,,notebook page 1\n"
        "ODD,Éa,member,[2005..2009],[2010..],notebook\n"
        "ODD,ﬁ,member,2001~,2003?,notebook\n"
        "ODD,ﬁ,partner,2010,2010-06,notebook\n"
        "ODD,ﬁ,associate,2010-06,,notebook\n"
        "ODD,𠮷,suspended,2008-02-29,2008-03,notebook\n"
        "CSTO,UZB,member,2006,2010,notebook\n"
        "GUAM,KAZ,member,2003,,notebook\n"
        "GUAM,aa,associate,2006,2008,notebook\n"
        "GUAM,UKR,observer,2002,[2006..2008],notebook\n"
    ),
    "events.csv": (
        "id,title,kind,start_date,end_date,place,location_id,amount,currency,tier,citations\n"
        "first-day,It began,founding,0001-01-01,,,,,,human-coded,hearsay\n"
        "last-day,It ends,dissolution,9999-12-31,,,,,,human-coded,notebook\n"
        'some-day,"=HYPERLINK(""x"")",other,[2005..2009],,"奇, городок",aa,9007199254740993,USD,human-coded,notebook\n'
        "long-day,It went on,war,2017-06-08,2017-06-10,,,0,EUR,human-coded,notebook p. 2\n"
        "by-program,A program saw it,other,2017-06-09,,,Zz,,,machine-coded,notebook\n"
    ),
    "event_participants.csv": (
        "event_id,actor_id,role\nsome-day,ODD,host\nsome-day,aa,participant\nsome-day,KAZ,target\n"
        "long-day,Zz,initiator\nby-program,Zz,initiator\n"
    ),
    "event_topics.csv": "event_id,topic_id\nsome-day,weapons\n",
    "statements.csv": (
        "id,kind,text,language,start_date,event_id,summary,citations\n"
        'percent,quotation,"100% of it_all \\ isn\'t ""quoted"" in 上合组织, Straße or Żółć",en,2017-06-09,some-day,%,'
        "notebook\n"
        "Übung,paraphrase,ёлка и ещё 100 слов,ru,[2005..2009],,,hearsay\n"
    ),
    "statement_actors.csv": (
        "statement_id,actor_id,role,capacity,on_behalf_of_id\n"
        "percent,Zz,speaker,chair,ODD\npercent,𠮷,speaker,,\npercent,aa,addressee,,\npercent,ﬁ,subject,,\n"
        "Übung,aa,speaker,,ODD\n"
    ),
    "statement_topics.csv": "statement_id,topic_id\npercent,weapons\n",
}
"""Ids and names in many scripts, days at both ends of the calendar, signs that SQL, LIKE and CSV have a use for."""
