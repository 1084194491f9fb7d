using System.Text;

namespace Listening.Benchmarks.Queries;

/// <summary>Invented brands: a name, its commonest product, a rival. The same for the same number.</summary>
internal static class GeneratedBrand
{
    private static readonly string[] Heads = ["Nor", "Bel", "Cas", "Dor", "Fen", "Gal", "Hex", "Jun", "Kor", "Lum", "Mar", "Ost", "Pel", "Quin", "Riv", "Sol", "Tor", "Umb", "Vel", "Wex", "Yar", "Zen"];
    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ando", "eri", "ila", "omi", "uta"];
    private static readonly string[] Tails = ["bex", "corp", "dale", "fix", "gum", "hart", "ka", "lux", "mont", "nix", "pod", "quest", "rix", "soft", "tra", "vio", "ware", "xis", "zon", "mart"];
    private static readonly string[] Products = ["roast", "espresso", "trailbike", "headset", "router", "sneaker", "blender", "mattress", "charger", "app", "insurance", "checkout", "subscription", "scooter"];

    public static string Name(int brand)
    {
        var name = new StringBuilder(Heads[brand % Heads.Length]).Append(Middles[brand / Heads.Length % Middles.Length]).Append(Tails[brand / (Heads.Length * Middles.Length) % Tails.Length]);
        return name.ToString();
    }

    public static string Product(int brand) => Products[brand % Products.Length];

    public static int Rival(int brand) => (brand * 7 / 3) + 1;
}
