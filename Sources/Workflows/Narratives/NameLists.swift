import Linkage

/// The words by which names of people are told in an account. All folded.
enum NameLists {
    /// Given and family names of the region and their spellings: those linkage knows, and more that have no other spelling.
    static let names: Set<String> = ordinary.union(SpellingGroups.westAfrican.groups.joined()).union(words(more))

    /// Names that are also words, or so short that a word may be meant: taken only where written with a capital within a
    /// sentence.
    static let ordinary: Set<String> = words(
        "said ami marie ba sow tal tall hama med eve om oum sari bari barry sidi noh abou baba bah mama jara david hadja"
    ).union(words(alsoWords))

    /// Between the parts of a name.
    static let particles: Set<String> = words("ag ould walet welet mint bint ibn wuld")

    /// What comes before a name.
    static let introductions: Set<String> = words(
        """
        m mr mme mlle monsieur madame mademoiselle dr docteur elhadj elhadji hadji imam maire oustaz oustaze karamoko
        marabout colonel capitaine commandant lieutenant sergent adjudant caporal general mr mrs ms doctor mayor captain
        nomme nommee appele appelee named called dit dite alias surnomme surnommee prenomme fils fille epouse epoux veuve
        frere soeur pere oncle
        """)

    /// What follows the subject of a sentence at once.
    static let verbs: Set<String> = words(
        "a est sont ont etait etaient avait avaient va vont dit disait et was is were are had has have said and")

    /// Words that begin sentences or are written with a capital and are no name.
    static let common: Set<String> = words(
        """
        le la les un une des du de d l et ou a au aux en dans par pour sur sous avec sans ce cet cette ces il elle ils elles on
        nous vous je tu qui que quand hier aujourd hui demain matin soir nuit jour selon vers apres avant depuis pendant plusieurs
        deux trois quatre cinq six sept huit neuf dix des hommes femmes enfants personnes village commune cercle region ville
        marche ecole puits route the an in on at of and or to from by with without this that these those he she they we you i who
        when yesterday today tomorrow morning evening night after before since several two three four five six seven eight
        nine ten men women children people market school well road janvier fevrier mars avril mai juin juillet aout septembre
        octobre novembre decembre january february march april may june july august september october november december lundi
        mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday mali niger burkina
        faso minusma fama jnim eigs onu un nations unies united armee army gendarmerie police katiba dogon dogons peul peuls
        personne rien tout tous toutes chacun aucun quelqu ceci cela tuer merci attention alerte sos urgent nobody someone
        everyone everything nothing somebody alert help people
        bambara touareg touaregs songhai arabe arabes tamasheq islam ramadan tabaski
        """)

    private static let more = """
        alhousseini alhousseyni almahdi alpha amara atime bourama demba diakaridia fodie gouro intalla iyad kalifa makan
        mahmoud modibo mory ngolo ogobara sadio salia samba sambou seriba siriman soumana tiecoura zoumana ousmana moustapha mustapha
        ibrahim khalil zakiatou sanata penda niagale tenin sitan nana yapire yassa mouna tata kani sali sata sokona
        coulibaly samake ballo fofana sacko sidibe sylla soumare dolo guindo tembely tembine togo kassogue kodio
        ouologuem saye sagara yalcouye arama napo poudiougou maiga cisse toure touré haidara alassane bocoum bathily
        soucko diaby diop fall gueye ndiaye sarr thiam sy ka kane lo niang boly bolly dia tapily niare sanogo berthe
        bengali bengaly sogodogo mariko togola koumare doucoure simpara diawara dramera magassa sissoko dansoko danioko keita
        alfa allay baa barri billa boll cone hadj hamada male malle mussa sai sally tangara wallet
        """

    /// Given names of French and English speakers in the region that are words of the language as well.
    private static let alsoWords = """
        aime aimee amour ange angelique beni benie bienvenu bienvenue blanche blessing celeste chance charite clement clemente
        claire comfort constance constant desire desiree dieudonne donatien fidele fidelia fleur flore florence fortune
        france gift gloire grace honore honorine innocent joie jolie juste lumiere marguerite merveille modeste olive
        parfait parfaite patience perle pierre placide precious prince princesse prosper prudence reine rose salomon sara
        sylvestre valentin victoire victor violette
        """

    static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map { TextFolding.folded(String($0)) })
    }
}
