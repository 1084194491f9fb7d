using System.Collections.Frozen;

namespace Listening.Queries;

/// <summary>In what share of texts a word stands. The commonest words of seven languages are listed by rank, our own ordering of what is generally known of these
/// languages; a rank becomes a share by Zipf's law as Mandelbrot amended it: the word of rank r is one in 10 · (r + 0.6) tokens (so the first, such as "the", is
/// one in 16), and a text of <see cref="Tokens"/> tokens has it at least once with 1 − (1 − f)^60. Any other word is rarer by half with each letter (the law
/// of abbreviation). Right to a factor of two or three, which is enough to tell a flood from a trickle.</summary>
internal static class TermFrequencies
{
    /// <summary>Tokens of the text that the shares are for: between a short post and an article's opening.</summary>
    internal const int Tokens = 60;

    // Folded, commonest first.
    private static readonly string[] Languages =
    [
        // English
        "the of and a to in is you that it he was for on are as with his they i at be this have from or one had by but not what all were we when your can said there an " +
        "which she do how their if will up other about out many then them these so some her would make like him into time has look two more go see no way could people my " +
        "than first been who its now find down day did get come may new good after also our just most over know take year me back only think where much before well right " +
        "too very even here want because any same last great little work us still such need why let help through going really today never every another got being really",

        // German
        "der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie " +
        "einem uber einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir ihr mir mich kann wenn da schon ja jetzt immer hier alle doch was " +
        "wo dann gegen vom konnen schon viel nun jahr zeit heute unter ihre diese dieser wieder keine zwei gut ganz weil soll muss sehr ohne denn damit etwas sehr",

        // French
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son l d aux cette ont mais comme on sa nous tout vous je " +
        "elle fait ses deux meme etre bien peut sans tous entre apres aussi leur moins y si faire autre encore depuis ans avant temps ces tres dont jour rien peu toujours " +
        "quand sous ainsi notre votre ils elles moi lui non donc alors cela ca mon ma premier aujourd'hui annee monde",

        // Spanish
        "de la que el en y a los se del las un por con no una su para es al lo como mas o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos tambien " +
        "fue habia era muy anos hasta desde mi porque que solo han yo hay vez puede todos asi nos ni parte tiene el uno donde bien tiempo mismo ese ahora cada vida otro " +
        "despues te otros aunque esa eso hace otra gobierno tan durante siempre dia tanto ella tres si hoy gran hacer",

        // Portuguese
        "de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao ele das tem seu sua ou quando muito nos ja eu tambem so pelo pela ate isso ela " +
        "entre depois sem mesmo aos seus quem nas me esse eles voce essa num nem suas meu minha numa pelos elas qual foi ser ano anos dia sobre ainda pode bem vai hoje " +
        "tudo onde agora sao esta este fazer porque aqui gente cada dois tempo assim",

        // Italian
        "di e il la che in a un per non una sono del si con le i da al come lo piu ma della ha dei nel su mi anche o se alla gli ci ho questo ti era cosi dal ne c'e cosa " +
        "solo chi quando io tutto tutti bene molto quello loro dopo anni delle due essere fatto perche senza prima sua suo stato fare poi sempre ancora ogni tra fra dove " +
        "qui ora oggi noi lei lui mai tempo altro parte giorno quindi sulla nella degli alle questa",

        // Dutch
        "de en van het een in is dat op te zijn met die voor niet aan er om als ook dan maar bij door uit nog naar of over tot hij wordt werd hebben wat heeft ik je ze was " +
        "meer zo kan geen worden we al haar deze had veel onder moet tegen na hun kunnen dit zou wel mijn jaar u nu alleen twee goed hoe zal tijd toch alle waar eerste " +
        "gaan omdat daar andere zich weer mensen hier steeds nieuwe vandaag altijd iets",
    ];

    private static readonly FrozenDictionary<string, double> Shares = Languages
        .SelectMany(words => words.Split(' ').Distinct().Select((word, rank) => (Word: word, Share: AtRank(rank + 1))))
        .GroupBy(entry => entry.Word).ToFrozenDictionary(entries => entries.Key, entries => entries.Max(entry => entry.Share));

    /// <summary>Share of the texts in its language that have the folded word, 0 to 1.</summary>
    internal static double Share(string folded) => Shares.TryGetValue(folded, out var share) ? share : Math.Max(0.000_01, 0.05 / Math.Pow(2, Math.Max(0, folded.Length - 2)));

    private static double AtRank(int rank) => 1 - Math.Pow(1 - (0.1 / (rank + 0.6)), Tokens);
}
