using System.Text;

namespace Listening.Benchmarks.Load;

/// <summary>The words of one language by rank: its commonest ones, then pronounceable ones, drawn as Zipf's law has it (a word's frequency is one over its rank).</summary>
internal sealed class Vocabulary
{
    /// <summary>Distinct words.</summary>
    public const int Size = 30_000;

    public static readonly IReadOnlyList<Vocabulary> All =
    [
        new(
            "en",
            "the to and a of in is for it that with on this was you but they have my so not be are at from just about all very good new what when really service would love time "
            + "coffee shop great bad price never again staff friendly slow broken happy thank best worst delivery order week help trail bike repair morning terrible wonderful waited recommend problem",
            ""),
        new(
            "de",
            "der die und das ist in zu den nicht mit ich es ein auf für eine auch war so wie aber wir sehr man noch bei nach nur hat wenn mehr schon immer gut neu heute wieder kaffee laden "
            + "toll schlecht preis nie freundlich langsam kaputt danke beste lieferung bestellung woche hilfe weg fahrrad werkstatt morgen furchtbar wunderbar gewartet problem",
            "en"),
        new(
            "fr",
            "le la de et les des est un une que pas pour dans je il ce en sur avec plus mais très tout nous vous c'est bien cette même aussi sans encore toujours bon nouveau aujourd'hui café "
            + "boutique génial mauvais prix jamais sympathique lent cassé merci meilleur livraison commande semaine aide chemin vélo atelier matin terrible merveilleux attendu problème",
            "é"),
        new(
            "es",
            "el la de que y en los no un por con se las una para es lo como más pero su al muy todo nos ya este cuando siempre bien nuevo hoy otra vez café tienda genial malo precio nunca "
            + "amable lento roto gracias mejor entrega pedido semana ayuda camino bicicleta taller mañana terrible maravilloso esperado problema",
            "o"),
    ];

    private static readonly double Span = Math.Log(Size);

    private readonly string[] _words;

    private Vocabulary(string language, string common, string ending)
    {
        Language = language;
        var known = common.Split(' ');
        _words = [.. known, .. Enumerable.Range(known.Length, Size - known.Length).Select(rank => Pronounceable(rank) + ending)];
    }

    public string Language { get; }

    /// <summary>The word of a rank from zero.</summary>
    public string this[int rank] => _words[rank];

    /// <param name="uniform">From zero to below one.</param>
    public string Draw(double uniform) => _words[(int)Math.Exp(uniform * Span) - 1];

    private static string Pronounceable(int rank)
    {
        const string Consonants = "bdfgklmnprstvz";
        const string Vowels = "aeiou";
        var word = new StringBuilder();
        for (; rank > 0; rank /= 70)
            word.Append(Consonants[rank % 14]).Append(Vowels[rank / 14 % 5]);
        return word.Append('n').ToString();
    }
}
