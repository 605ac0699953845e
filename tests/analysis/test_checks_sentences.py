"""Sentences written for the checks: each wrong one has one slip, each right one has a trap."""

import pytest

from smpdesk.analysis.checks import check_text

WRONG = (
    "Residential burglary was down by a quarter, from 420 to 357.",
    "There were 1,204 fewer offences in 2017/18 (8,310) than in 2016/17 (9,314).",
    "The number of first time entrants dropped to 88, compared with 121 in 2015, a fall of 33%.",
    "Recorded drug offences totalled 342, a decrease of 4% "
    "on the 345 recorded in the previous year.",
    "ASB incidents decreased from 3,697 to 3,243, equating to 18% fewer reports.",
    "Over the year there was a 9.6% increase in calls (from 41,220 to 43,101).",
    "Of the 146 MARAC cases heard, 30 (25%) were repeats.",
    "Repeat referrals made up 33% of cases (58 of 147).",
    "Just under half (46 of 130) of respondents agreed.",
    "In total 215 people attended: 120 adults and 85 young people.",
    "Seventy-five per cent of attendees live in the town with "
    "the remaining 35% from rural parishes.",
    "Recorded crime increased by 184 (9%) from 1,840 to 2,024 (10%).",
    "Of the 3,403 offences, 1,702 (50%) were without injury, 1,021 (35%) with injury and 680 "
    "(20%) were harassment.",
    "Fire service attended 312 incidents, of which 41 (31%) were deliberate.",
    "Staff trained: 120 in quarter 1, 85 in quarter 2 and 95 in quarter 3 (400 in all).",
    "Alcohol-related admissions are 550 per 100,000, 20% below the England average of 611.",
    "In 2016 there were 9,245 offences. That is 857 more than the 8,488 of 2015.",
    "Maidstone’s rate of 58.3 is 16.1% lower than the Kent average of 62.1.",
    "The rate of 14.2 per 1,000 is lower than the Kent average of 12.8 per 1,000.",
    "Burglary fell by 60 offences (15%) from 480 to 420, a fall of 12.5%.",
    "Violence without injury accounted for 1,200 of the 2,643 offences (54.4%).",
    "Theft offences have doubled since 2014, rising from 310 to 488.",
    "The rate fell from 14.1 offences per 1,000 to 15.3 offences per 1,000.",
    "Hospital admissions were 637 for the year to June 2016 "
    "against 734 the year before, a reduction of 18%.",
    "Kent Fire and Rescue attended 312 deliberate fires, which "
    "is 41 fewer than the 343 attended in 2015.",
    "The scheme supported 49 victims, an increase of 40% on last year (31).",
    "Penalty notices fell by 20%, from 150 to 130.",
    "The grant was cut by £12,000 from £45,000 to £35,000.",
    "The average cost has dropped from £1,250 to £1,100, a saving of £250.",
    "KSI casualties decreased by 20.6% from 63 to 57.",
    "In 2016/17 the service received 1,358 referrals, a rise of 12.4% from 1,232 in 2015/16.",
    "Between 2012 and 2015 incidents fell by a third (2,489 to 1,925).",
    "Incidents went from 2,489 to 1,925 over three years, a drop of 32.7%.",
    "There has been a 14% reduction in nuisance vehicles with 420 reports in 2016 and 455 in 2017.",
    "Complaints rose by 15 (12.5%) to 105.",
    "The team dealt with 560 reports, 80 more than the 460 dealt with the year before.",
    "Shoplifting offences rose by 7.6 per cent to 1,150, up from 1,050 the year before.",
    "The proportion feeling safe rose by 6 percentage points, from 84% to 93%.",
    "93% of residents feel safe, up from 94% in 2015.",
    "40 per cent of the 250 responses (125) mentioned speeding.",
    "This is a rise of 31%: 345 offences were recorded compared to 282.",
    "The figures show 3,390 offences this year as opposed to "
    "2,665 last year; an increase of 21.4%.",
    "Robbery fell 12.7% to 79 offences from 69.",
    "Numbers have increased each year: 97 in 2013/14, 156 in 2014/15 and 149 in 2015/16.",
    "Visits were up 60% on the previous year (97 visits to 139 visits).",
    "The 12 months to March saw 5,240 crimes, an 8% rise on "
    "the 4,640 crimes in the 12 months before.",
    "Referrals have more than trebled from 40 in 2013 to 96 in 2016.",
    "Two thirds of the 60 clients (31) completed the course.",
    "There were 62 alcohol and 31 drug discharges, making 95 in total.",
    "The number of people killed rose by five, from 18 to 26.",
    "Nearly three in ten of the 240 callers (98) withheld their number.",
    "Offending cost £350,435 before and £146,735 after, a reduction of £213,700.",
    "The total number of crimes fell by 2.5% from 9,178 to 9,410.",
    "Knife crime saw a 45% increase over the period (62 offences compared with 38).",
    "For the year ending March 2018 there were 11,600 crimes "
    "recorded in the borough, 13.0% up on the year ending\nMarch "
    "2017 when there were 10,104.",
    "The ward recorded 607 violent crimes; in the same period "
    "of the previous year it recorded 452, so this is an\nincrease "
    "of 43.3%.",
    "Volunteers gave 1,840 hours, up from 1,600 hours, an increase of a quarter.",
    "Warnings issued: 84 (2016: 70), up 30%.",
    "The target is to reduce reports by 10% from 1,610 to 1,200 a year by 2018.",
    "The partnership received 14 per cent fewer referrals in 2018 (1,032) than in 2017 (1,120).",
    "Domestic burglary fell to 286 this year from 357 last year, down 24.9%.",
    "Year to date there have been 1,510 ASB calls, which is "
    "210 lower than the 1,690 received at this point last year.",
    "In 2018/19, 61 per cent of clients (122 out of 230) completed treatment.",
    "Some 312 of the 1,040 people stopped (20%) were searched.",
    "From a baseline of 640 in 2012 the number of first-time "
    "entrants has fallen to 288 in 2017, a reduction of 45%.",
    "The borough's population is 164,500 and 10,271 crimes "
    "were recorded, a rate of 68.4 crimes per 1,000 population.",
    "The partnership was awarded £38,500, a 10% cut from £41,000 the previous year.",
    "Repeat victimisation was 26.4%, down from 25.1%.",
    "Attendance at A&E for assault increased by 11% between "
    "2015/16 and 2016/17, from 340 to 396 attendances.",
    "The five wards with most crime account for 48% of the total (4,120 of 10,271 offences).",
    "Vehicle crime increased by 103 offences (17.7%), from 583 to 696.",
    "Female victims made up 68% and male victims 42%.",
    "Drug offences were up from 282 to 345 (+32.3%).",
    "Crime is up by nearly 12%, from 9,189 to 10,671.",
    "The number of repeat callers has almost doubled, from 24 to 31.",
    "Fraud fell for the third consecutive year: 320 in 2014, 301 in 2015 and 315 in 2016.",
    "Customer contacts reduced from 4,000 to 3,000, a drop of one third.",
    "Nuisance youths: 455 to 420, -9.7%",
    "The one stop shop saw 222 visitors, a 42.3% increase on the 166 visitors of 2014/15.",
    "Overall crime in Kent rose by 21.0% from 113,651 to 129,900 offences.",
    "There were 5,985 collisions in the county, 195 fewer than the previous year (6,280).",
    "More than half of the 480 victims, 220, were women.",
    "Of 200 calls, 60% (140) were about noise.",
    "The two parts of the fund, £12,500 and £8,500, come to £20,000.",
    "Robberies rose for the third year running: 41, 52, 49 and 60.",
    "Robbery rose for the second year running: 60, 41, 49 and 47.",
    "The average of the three years, 20, 26 and 32, is 29.",
    "The average of the four wards, 12, 15, 18 and 20, was 18.",
)

RIGHT = (
    "Over 4,000 pupils at 38 schools were reached, up from 3,200 at 31 schools.",
    "Residents reported 300 fewer incidents than in 2014, when there were 3,697, and 154 fewer "
    "than in 2015 (3,551): 3,397 in all.",
    "Crime increased in 9 of 13 districts, by between 2% and 15%; the largest rise was in Thanet.",
    "In total 55% of victims were female, 40% male and the rest unknown.",
    "There were 5 fewer deaths (3) than in 2014 (8) but 12 more serious injuries: 60 against 48.",
    "The response rate was 12% (412 of 3,400); 206 (50%) were women and 201 (49%) men, with 5 not "
    "stating.",
    "The 25% reduction since 2012 (from 400 to 300) compares with a 10% reduction nationally "
    "(from 20,000 to 18,000).",
    "Alcohol-related admissions are 550 per 100,000, 10% below the England average of 611.",
    "There were 14 deaths in 2015, 10 in 2016 and 12 in 2017, a total of 36.",
    "Violent crime rose from 2,258 to 2,683, the fourth lowest rise of thirteen areas.",
    "From 480 to 420, the second largest fall of the 12 Kent districts.",
    "Recorded crime increased by 184 (10%) from 1,840 to 2,024 (4% of the county’s).",
    "Residential burglary was down by 15 per cent, from 420 to 357.",
    "Police numbers: 200 additional officers were recruited "
    "in 2017/18, with a further 180 recruited in 2018/19.",
    "The survey had 2,350 responses and is accurate to 2.0% at the 95% confidence level.",
    "Theft from the person (20.5%) and drug possession (19.3%) had decreased.",
    "Recorded crime rose by 8% nationally, while in the borough it fell from 9,410 to 9,178.",
    "ASB is down 12% on last year, and has fallen by 33% since 2010 (from 5,518 to 3,697).",
    "Between 15 – 60% of needle finds came from the bins.",
    "The meeting on 12 February 2019 agreed 5 priorities out of 11.",
    "Section 17 of the 1998 Act requires 6 responsible authorities to act.",
    "The age group 18-24 accounts for 23.7% of those unemployed.",
    "Call 101 or 01622 602000 between 9am and 5pm; in an emergency call 999.",
    "Of the 178 offenders, 96 are in prison and 82 are in the "
    "community; 45% of those in the community reoffended less.",
    "35 of those were repeat cases, 20% of all 179 cases.",
    "Crimes rose from 3.2 million to 3.5 million, an increase of 9%.",
    "The rate is 58 offences per 1,000, below the county average of 61 offences per 1,000.",
    "Males made up 66% of admissions and females 34%.",
    "93% feel safe at home, 94% in the day and 60% at night.",
    "The cost is £170 million a year, based on 60,000 victims.",
    "Drug offences fell by 35.3% (152 offences) to 279.",
    "Adult cautions fell by 43% and youth cautions by 40%, from a total of 120 to 70.",
    "Violent crime rose by 26.3%, from 2,964 to 3,743, and sexual offences by 27.9%.",
    "Visits rose 42.3% last year, following a rise of 60.8% from 97 to 156 in the year before.",
    "Rates fell from 26.2 per 1,000 to 24.1 per 1,000, a fall of 8%.",
    "There were 42 referrals, 12 of them urgent, and 30% were closed within a week.",
    "Between April and June 120 people were seen, of whom 40 "
    "were new; by September this had grown to 150.",
    "Robbery rose from 60 to 78 (30%), burglary fell from 468 "
    "to 361 (22.9%) and arson was unchanged at 12.",
    "Incidents rose to 2,683 from 2,258 the year before; repeat "
    "victims were 26.4% compared with 26.2%.",
    "The partnership spent £40,000 of its £52,000 grant, 77% of the total.",
    "The number of 17-24 year-olds killed rose by 16 per cent from 51 in 2014 to 59 in 2015.",
    "Numbers rose by half to 60, then fell back to 45 in 2016.",
    "There were 12 more incidents in Fant (178) than in Shepway North (166).",
    "Funding was reduced by 5% in 2016 and 5% in 2017, from £38,000 to £34,295.",
    "In Maidstone there were 709 collisions, up 2.3% on 2014, "
    "compared with 5,985 in the county as a whole.",
    "The county recorded 47,257 incidents compared with 3,608 in Maidstone, a fall of 5.1%.",
    "2,178 of the 6,100 households (about 36%) replied, compared "
    "with 4,300 households last time, a fall in the response "
    "of a fifth.",
    "The scheme costs £3 a head for 1,200 pupils, or £3,600, 20% less than the year before.",
    "Offences per 1,000 residents rose from 14.1 to 16.1, that is by 14%.",
    "Three of the five priorities are kept and two are new.",
    "One in five adults (20%) drink at risky levels, and of "
    "5,000 heroin users only 40% are in treatment.",
    "In 2015 the 20 wards had 734 admissions, 34% of them women.",
    "The 2,350 answers gave 59.8% who feel safe, 21.5% who do not and 18.7% with no view.",
    "Police officer numbers fell from 3,787 in 2010 to 3,260 "
    "in 2016 while PCSO numbers fell by 20% to 300.",
    "The borough has 26 wards, of which 9 recorded more than 100 offences.",
    "Recorded crime rose by 11.8% compared with 13.2% for the county as a whole and 9% nationally.",
    "The council spent £1.2 million, of which £400,000 (33%) came from grants.",
    "Domestic abuse made up 39% of violent crime in 2016 compared to 37% in 2015.",
    "The 2017 survey received 2,350 responses from 6,100 households, "
    "of which 65.7% rated clean and safe as most important.",
    "Between 2010 and 2016 ASB fell by a third, while in the "
    "last year it rose from 3,588 to 3,697 (3%).",
    "There were 179 cases, 32 more than last year's 147.",
    "Theft fell from 2,633 to 2,422 and within that shoplifting fell by 25.3% from 1,077 to 804.",
    "Kent recorded 113,651 crimes, of which Maidstone had 9,332 (8.2%).",
    "Sixty per cent of the 20 actions are complete, 30% are under way and 10% have not begun.",
    "A total of 93 people were discharged (31 drug and 62 alcohol), 12 more than in 2015.",
    "The number of incidents increased from around 2,000 to "
    "over 2,600, an increase of roughly a third.",
    "Over 16s made up 80% of the 50 referrals, and 10 of the 40 were looked after.",
    "5% of 200 young people and 10% of 300 adults took part.",
    "Sentences were given to 0.4% of 16,000 young people, compared with 0.6% of 15,800 in 2015.",
    "Targets: reduce KSI by 33% by 2020 from the 2004-08 average of 69 (57 in 2014/15).",
    "Operation Civic visited 4 areas on 5 days and spoke to "
    "120 residents; 85% of them welcomed it.",
    "Reports of fly-tipping rose from 1,200 to 1,500 but enforcement fell by 40%.",
    "The total of 1,205 is made up of 1,100 reprimands, 90 cautions and 15 others.",
    "Residents aged 65 and over made up 18.3% of 164,500 people, and 25% in the villages.",
    "The average response time fell from 14.2 minutes to 12.1 minutes, an improvement of 15%.",
    "In West Kent 45% of 75 offenders reduced their offending, against 81% in the county.",
    "The fund had 52 bids worth £410,000 against £120,000 available, and 14 (27%) were paid.",
    "More than half of the 480 visits, 260, were by women, 41 more than last year.",
    "Half of the wards, 120, 95 and 60 incidents, are in the town.",
    "Two thirds of the 300 calls, 2,016 in five years, were about noise.",
    "Of 200 calls, 60% (120) were about noise.",
    "Of 200 calls in 2016, 30% (up from 25) were about noise.",
    "Robbery rose for the second year running: 60, 41, 49 and 52.",
    "Burglary fell for the third consecutive year, from 90 to 80 to 70 to 60.",
    "The average of the four quarters, 12, 15, 18 and 20, was 16.",
    "The average of the two, 12 and 15, is 13.5.",
    "The average of the 12 wards, 20, 26 and 32 among them, is 29.",
    "The average of the 12 wards, 20, 26 and 32, is 29.",
    "The mean of the three years, £1,200, £1,500 and £1,800, is £1,500.",
    "The two, £5,000 and £3,500, come to £8,500.",
    "Groups 40 and 60 came to 90 meetings.",
    "Phases 1 and 2 come to 300 homes.",
)


@pytest.mark.parametrize("sentence", WRONG)
def test_a_slip_is_found(sentence: str) -> None:
    assert check_text(sentence)


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_sound_sentence_is_left_alone(sentence: str) -> None:
    assert check_text(sentence) == []
