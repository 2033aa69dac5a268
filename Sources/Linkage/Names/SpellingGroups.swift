/// Spellings and forms of one name that sound rules do not bring together, and names that stand for one another in use.
///
/// Written from general knowledge of names in Mali and its neighbours; not fitted to any list of persons. It is only
/// ever *weak* evidence (Mamadou and Mohamed are often two brothers), its weight is learnt, and a team may empty it or
/// replace it by its own (`LinkageSettings.spellingGroups`).
public struct SpellingGroups: Sendable, Hashable, Codable {
    /// Each group is a set of folded spellings; a spelling may stand in several.
    public var groups: [[String]]

    /// Groups of a team's own; words are folded when they are used.
    public init(groups: [[String]]) {
        self.groups = groups
    }

    /// No groups: names are compared by sound and letters alone.
    public static let none = SpellingGroups(groups: [])

    /// The groups that come with the product.
    public static let westAfrican = SpellingGroups(
        groups: table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) })

    private static let table = """
        mohamed muhammad mouhamed mahomed mamadou mahamadou mahamane med mahomet
        mamadou mahamadou madou
        mahamane maman mahaman
        amadou ahmadou hamadou ahamadou hamadoun
        ahmed hamed ahmet hamet
        ibrahim ibrahima brahima brahim birama bourama boureima bourahima ibra
        oumar omar umar oumarou houmar
        abdoulaye abdallah abdullahi ablaye abdoullah abdallahi
        abdrahamane abderrahmane abdramane dramane draman abdourahmane abdoulrahman abdulrahman
        abdoulkarim abdelkarim karim karimou
        seydou saidou seidou sedou said saeed
        souleymane suleiman soulaymane solomane sulayman
        boubacar aboubacar abubakar boubakari abou bacar aboubakrine bacrine
        idrissa drissa idriss dirissa
        yacouba yacoub yakouba yaqub yacoubou
        alassane lassana lassane alhassane lansana lassina lacina
        cheick cheikh sheikh shaykh cheikhou sekou
        sekou cheickou seku
        salif salifou saliou salihu
        youssouf yusuf youssoufou issoufou yousef isouf
        aly ali alou aliou alioune
        hassan hassane assane alhassan
        housseini hussein ousseini ousseyni housseyni fousseini fousseyni seini seyni alhousseini alhousseyni
        ousmane osman usman uthman othmane
        zakaria diakaridia djakaridia zakariya zakari jakaria
        djibril jibril djibrilla gabriel gibril
        ismael ismaila ismail smaila soumaila
        kassim kassoum qasim kassoume
        lamine alamine amine
        mahmoud mamoudou mahmoudou mahmud
        moctar mokhtar elmoctar moktar mouctar
        nouhoum nouhou noh nuhu nouh
        tidiane tijani tidjani tidiani
        tiemoko thiemoko cemoko
        yaya yahya yahia yahaya
        haroun arouna harouna aruna haruna
        daouda daoud dawud david
        attaher taher tahir
        almahdi mahdi elmehdi mehdi
        siaka chiaka isiaka
        sidiki siddiq seddik
        rhissa ghissa rissa aghissa
        ghali rhali aghali aghaly
        nassirou nasser nasir
        abdoulwahab wahab ouahab
        khalifa kalifa halifa
        bello belco belko
        adama adam hadama
        moussa musa mossa moise
        issa isa aissa yissa jesus
        hama hamma hamadoun
        aboubakar boubakar bakary bakari
        allaye alaye
        gaoussou gawusu ghawth
        fatoumata fatimata fatima fatouma fatma fatim fanta fatou fatimetou fadimata
        aminata amina aminatou ami
        mariam mariama maryam meriem mariame miriam marie
        hawa awa haoua eve
        kadiatou khadija kadidia kadidiatou kadija kadi kadia hadja
        aissata aicha aissatou aisha aichata aichatou raichatou
        rokia rokiatou ruqaya roukia rokiya roukiatou
        djeneba zeinab zeinabou dieneba zenabou jeneba zaynab djenebou
        bintou binta bineta
        ramata ramatou ramatoulaye rahmatou
        salimata salima salimatou
        safiatou safia safi safiya
        maimouna mamouna maimounatou
        nafissatou nafissa nafi
        habibatou habiba abiba
        halimatou halima alima
        coumba koumba kumba
        korotoumou koro korotimi korotoum
        oumou oum umm oumy
        hadja adja hajia adjaratou
        lalla lala
        leila layla laila
        zahra zara zahara
        sira cira
        ouleymatou oulimata ouleye
        assetou assitan assitane
        djelika djalika
        traore tarawele trawele tarawaly
        coulibaly kouloubaly kulubali
        diarra jara ndiaye
        keita keyita
        doumbia doumbouya doumbya
        kone conde
        diakite jakite
        bagayoko bakayoko bagayogo
        diabate jabate jobarteh
        kouyate kuyate
        cisse sise ceesay sissay
        diallo jallow jalloh jalo diall
        barry bari
        bah ba mbah
        sow so
        sangare sankare
        haidara aidara hydara
        toure ture
        maiga mayga
        tall tal
        camara kamara
        dembele dambele
        sissoko cissoko suso
        kante conteh
        konate konateh
        ongoiba wongoiba ogoiba
        karembe karambe
        guindo gindo
        poudiougou poudiogo poudjougou
        bocoum bokoum
        dicko diko
        haidara sharif cherif
        niangadou niangado
        """
}
