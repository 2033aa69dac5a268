import Protection

/// French, as people type it in a hurry. The wording needs review by speakers from the area.
enum FrenchWords {
    static let table: [(Term, String)] = [
        (.alertHead, "alerte,alert,urgence alerte"),
        (.hearsay, "rumeur,rumeurs,on dit,on dit que,il parait,il parait que,le bruit court,on raconte,selon les gens"),
        (.endHead, "fin,fin alerte,fin de l alerte,fin d alerte"),
        (.calm, "calme,calme revenu,retour au calme,tout va bien,rien a signaler,ras,situation calme"),
        (.acknowledged, "ok,recu,bien recu,d accord,vu"),
        (.help, "aide,info,infos,menu,comment faire"),
        (.stop, "stop,arret,arreter,arretez,desabonner,desinscrire,desabonnement,stop sms"),
        (.code, "code"),
        (
            .act(.attack),
            "attaque,attaques,attaquer,attaquent,attaquee,attaquees,attaquons,assaut,tirs,tir,tirent,"
                + "coups de feu,coup de feu,"
                + "fusillade,massacre,tuerie,bombardement,obus,pillent et tuent,tuent,brulent,incendie du village"
        ),
        (
            .act(.armedMen),
            "hommes armes,homme arme,gens armes,individus armes,groupe arme,groupes armes,des armes,hommes en armes"
        ),
        (.act(.threat), "menace,menaces,menacent,menacer,ultimatum,intimidation,lettre de menace"),
        (.act(.abduction), "enlevement,enlevements,rapt,kidnapping,prise d otage,prise d otages"),
        (
            .act(.movement),
            "fuite,fuient,fuir,fuyons,deplacement,exode,quittent le village,gens partent,familles partent,"
                + "population fuit"
        ),
        (.act(.roadblock), "barrage,barrages,route coupee,route bloquee,checkpoint"),
        (.act(.explosive), "mine,mines,engin explosif,engins explosifs,eei,explosion,explosions,bombe,bombes"),
        (
            .act(.airStrike),
            "frappe aerienne,frappes aeriennes,frappe de drone,drone,bombardement aerien,helicoptere tire"
        ),
        (.act(.looting), "pillage,pillages,vol de betail,betail vole,betail enleve,betail emporte"),
        (
            .act(.destruction),
            "incendie,incendies,brule,brules,brulee,brulees,maisons brulees,cases brulees,greniers brules,"
                + "village brule,marche brule"
        ),
        (
            .harm(.killed),
            "mort,morts,morte,mortes,tue,tues,tuee,tuees,decede,decedes,decedee,decedees,cadavre,cadavres,"
                + "assassine,assassines,executes"
        ),
        (.harm(.injured), "blesse,blesses,blessee,blessees,bless,blaisse,blesse grave"),
        (
            .harm(.abducted),
            "enleve,enleves,enlevee,enlevees,kidnappe,kidnappes,kidnappee,kidnappees,otage,otages,emmenes,emmenees"
        ),
        (.harm(.missing), "disparu,disparus,disparue,disparues,portes disparus"),
        (.harm(.displaced), "deplaces,deplacees,refugies"),
        (.harm(.sexualViolence), "viol,viols,violee,violees"),
        (
            .person,
            "personne,personnes,gens,homme,hommes,femme,femmes,enfant,enfants,fille,filles,garcon,garcons,civil,civils,"
                + "villageois,villageoise,eleveur,eleveurs,berger,bergers,paysan,paysans,passager,passagers,"
                + "voyageurs,vieux,"
                + "jeune,jeunes,habitant,habitants,victime,victimes,famille,familles,eleves,commercants,forains"
        ),
        (.armed, "armes,arme,armee de fusils"),
        (.livestock, "betail,vaches,vache,boeufs,boeuf,troupeau,troupeaux,moutons,chevres,chameaux,anes,animaux"),
        (.number(0), "zero"), (.number(1), "un,une"), (.number(2), "deux"), (.number(3), "trois"),
        (.number(4), "quatre"), (.number(5), "cinq"), (.number(6), "six"), (.number(7), "sept"), (.number(8), "huit"),
        (.number(9), "neuf"), (.number(10), "dix"), (.number(11), "onze"), (.number(12), "douze"),
        (.number(13), "treize"), (.number(14), "quatorze"), (.number(15), "quinze"), (.number(16), "seize"),
        (.number(20), "vingt,vingts"), (.number(30), "trente"), (.number(40), "quarante"), (.number(50), "cinquante"),
        (.number(60), "soixante"), (.number(100), "cent,cents"), (.number(1000), "mille"),
        (.dozen(10), "dizaine"), (.dozen(12), "douzaine"), (.dozen(15), "quinzaine"), (.dozen(20), "vingtaine"),
        (.dozen(30), "trentaine"), (.dozen(40), "quarantaine"), (.dozen(50), "cinquantaine"), (.dozen(100), "centaine"),
        (.about, "environ,presque,a peu pres,autour de,pres de"),
        (.atLeast, "au moins,minimum"), (.moreThan, "plus de"), (.between, "entre"),
        (.several, "plusieurs,quelques,beaucoup,beaucoup de,des dizaines,de nombreux"),
        (.to, "a"), (.or, "ou"),
        (.negation, "pas,pas de,pas d,aucun,aucune,sans,point de,personne n"),
        (.when(.now), "maintenant,en ce moment,actuellement,tout de suite,en cours"),
        (.when(.today), "aujourd hui,aujourdhui,ce matin,cet apres midi"),
        (.when(.tonight), "ce soir"), (.when(.tomorrow), "demain,demain matin,demain soir"),
        (.when(.soon), "bientot"),
        (.when(.yesterday), "hier,hier soir,hier matin,hier nuit"),
        (.when(.lastNight), "la nuit derniere,nuit derniere"),
        (.when(.monday), "lundi"), (.when(.tuesday), "mardi"), (.when(.wednesday), "mercredi"),
        (.when(.thursday), "jeudi"), (.when(.friday), "vendredi"), (.when(.saturday), "samedi"),
        (.when(.sunday), "dimanche"),
        (.future, "sera,seront,va,vont,va etre,vont etre,vont venir,prepare,preparent,prevu,prevue,risque de"),
        (.urgency, "svp,s il vous plait,au secours,secours,urgent,vite,urgence,venez,besoin d aide"),
        (.compass(.north), "nord"), (.compass(.south), "sud"), (.compass(.east), "est du,a l est,vers l est"),
        (.compass(.west), "ouest"),
        (.towards, "vers,direction,en direction de,en route pour"),
        (.from, "venant de,viennent de,depuis,venus de,fuient de,partis de"),
        (.at, "au village de,dans le village de,pres du,village,commune,hameau,quartier"),
        (
            .unit,
            "jour,jours,km,kilometre,kilometres,metre,metres,minute,minutes,mois,semaine,semaines,an,ans,fcfa,"
                + "francs,francs cfa,litres,sacs,kg"
        ),
        (
            .vehicle,
            "moto,motos,vehicule,vehicules,pick up,pick ups,pickup,pickups,voiture,voitures,camion,camions,"
                + "pirogue,pirogues"
        ),
        (.road, "pont,route,piste,chemin,bac,axe,passage"),
        (.cut, "coupe,coupee,barre,barree,bloque,bloquee,ferme,fermee,impraticable,detruit,mine"),
        (.actor(.stateForce), "militaire,militaires,soldat,soldats,fama,armee,gendarmes,gendarme"),
        (.actor(.police), "police,policiers"),
        (.actor(.communalMilitia), "chasseurs,dozo,dozos,donso,donsos,milice,milices,autodefense"),
        (.actor(.armedGroup), "djihadistes,jihadistes,terroristes,bandits,rebelles,combattants,assaillants"),
        (.actor(.mission), "casques bleus,minusma,onu"),
        (.hour, "h,heure,heures"), (.ago, "il y a,il y avait"),
        (
            .filler,
            "le,la,les,l,de,du,des,d,et,au,aux,sur,dans,pour,par,avec,que,qui,est,sont,il,ils,elle,elles,nous,"
                + "vous,on,se,sa,son,"
                + "ce,ces,cette,ont,a ete,ont ete,ete,dont,en,y,n,ne,chez,tres,plus,moins,non,oui,bonjour,"
                + "bonsoir,salut,quand,vus,vu a,vue,vues,eu,grave,graves,"
                + "je,j,me,mon,ma,mes,leur,leurs,notre,nos,tous,tout,toute,mais,car,si,c,s,m,t,qu,arrive,"
                + "arrives,arrivent,venus,revenu,merci"
        ),
    ]
}
