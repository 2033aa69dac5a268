import Protection

/// English.
enum EnglishWords {
    static let table: [(Term, String)] = [
        (.alertHead, "alert,warning"),
        (.hearsay, "rumour,rumor,rumours,rumors,they say,people say,it is said,we heard that"),
        (.endHead, "end alert,end of alert,alert over"),
        (.calm, "all clear,calm,calm now,quiet again,nothing to report"),
        (.acknowledged, "ok,okay,received,noted"),
        (.help, "help,info,menu,how"),
        (.stop, "stop,unsubscribe,stopall,stop all,quit,optout,opt out"),
        (.code, "code"),
        (
            .act(.attack),
            "attack,attacks,attacked,attacking,assault,shooting,gunfire,gunshots,gun shots,shots fired,massacre,"
                + "raid,shelling,they are killing"
        ),
        (.act(.armedMen), "armed men,armed man,armed people,armed group,armed groups,gunmen,men with guns"),
        (.act(.threat), "threat,threats,threaten,threatened,threatening,ultimatum,intimidation"),
        (.act(.abduction), "abduction,abductions,kidnapping,kidnappings"),
        (.act(.movement), "fleeing,flee,fled,people leaving,people running,families leaving"),
        (.act(.roadblock), "roadblock,road block,roadblocks,checkpoint,road cut,road closed,road blocked"),
        (.act(.explosive), "mine,mines,ied,ieds,explosion,bomb,bombs,explosive device,landmine"),
        (.act(.airStrike), "air strike,airstrike,air strikes,drone strike,drone"),
        (.act(.looting), "looting,cattle raid,cattle stolen,livestock stolen,cattle taken"),
        (.act(.destruction), "burnt,burned,houses burnt,houses burned,village burnt,village burned"),
        (.harm(.killed), "killed,dead,deaths,died,corpses,bodies,murdered"),
        (.harm(.injured), "injured,wounded,hurt"),
        (.harm(.abducted), "abducted,kidnapped,hostage,hostages,taken away"),
        (.harm(.missing), "missing,disappeared"),
        (.harm(.displaced), "displaced"),
        (.harm(.sexualViolence), "rape,rapes,raped"),
        (
            .person,
            "person,people,persons,men,man,women,woman,child,children,girl,girls,boy,boys,civilian,civilians,"
                + "villagers,herders,herder,farmers,passengers,families"
        ),
        (.armed, "armed"),
        (.livestock, "cattle,cows,cow,sheep,goats,camels,herd,livestock"),
        (.number(0), "zero"), (.number(1), "one"), (.number(2), "two"), (.number(3), "three"), (.number(4), "four"),
        (.number(5), "five"), (.number(6), "six"), (.number(7), "seven"), (.number(8), "eight"), (.number(9), "nine"),
        (.number(10), "ten"), (.number(11), "eleven"), (.number(12), "twelve"), (.number(13), "thirteen"),
        (.number(14), "fourteen"), (.number(15), "fifteen"), (.number(16), "sixteen"), (.number(17), "seventeen"),
        (.number(18), "eighteen"), (.number(19), "nineteen"), (.number(20), "twenty"), (.number(30), "thirty"),
        (.number(40), "forty"), (.number(50), "fifty"), (.number(60), "sixty"), (.number(70), "seventy"),
        (.number(80), "eighty"), (.number(90), "ninety"), (.number(100), "hundred"), (.number(1000), "thousand"),
        (.dozen(12), "dozen"),
        (.ago, "ago"), (.about, "about,around,nearly,almost,roughly"), (.atLeast, "at least"),
        (.moreThan, "more than,over"),
        (.between, "between"), (.several, "several,many,some,a few,dozens of"), (.to, "to"), (.or, "or"),
        (.negation, "no,not,none,nobody,no one,without"),
        (.when(.now), "now,right now,under way"), (.when(.today), "today,this morning"), (.when(.tonight), "tonight"),
        (.when(.tomorrow), "tomorrow"), (.when(.soon), "soon"), (.when(.yesterday), "yesterday"),
        (.when(.lastNight), "last night"), (.when(.monday), "monday"), (.when(.tuesday), "tuesday"),
        (.when(.wednesday), "wednesday"), (.when(.thursday), "thursday"), (.when(.friday), "friday"),
        (.when(.saturday), "saturday"), (.when(.sunday), "sunday"),
        (.future, "will,will be,going to,planning to"),
        (.urgency, "please,urgent,hurry,send help,need help,sos"),
        (.compass(.north), "north"), (.compass(.south), "south"), (.compass(.east), "east"), (.compass(.west), "west"),
        (.towards, "towards,toward,heading to,heading for"), (.from, "from,coming from"),
        (.at, "in,at,near,village of"),
        (.unit, "day,days,week,weeks,month,months,hour,hours,kilometers,years,year"),
        (.vehicle, "motorbike,motorbikes,motorcycle,motorcycles,vehicles,vehicle,trucks,truck,cars,car"),
        (.road, "bridge,road,track,ferry"), (.cut, "cut,blocked,closed,destroyed"),
        (.actor(.stateForce), "soldiers,soldier,army,military"), (.actor(.police), "police"),
        (.actor(.communalMilitia), "hunters,militia"),
        (.actor(.armedGroup), "jihadists,terrorists,bandits,rebels,fighters"),
        (.actor(.mission), "peacekeepers,un troops"),
        (
            .filler,
            "the,of,on,and,an,is,are,was,were,by,with,they,we,have,has,had,been,be,it,there,their,our,for,this,"
                + "that,i,he,she,his,her,"
                + "hello,thanks,thank you,when,will there,next,seen,came,come,coming"
        ),
    ]
}
