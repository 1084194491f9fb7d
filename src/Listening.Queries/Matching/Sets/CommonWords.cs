using System.Collections.Frozen;

namespace Listening.Queries;

/// <summary>Words that nearly every text has, in the languages most heard.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet((
        "the of and a to in is it you that he was for on are as with his they i at be this have from or one had by but not what all were we when your can " +
        "said there an which she do how their if will up other about out many then them so some her would make like him into has more no way could my than " +
        "who its now been did get our just new good after also most very " +
        "der die das und in zu den von mit ist des sich auf fur im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch " +
        "le la les de des et a en un une du que qui dans pour pas sur est au par plus il avec ce se ne " +
        "el los las y del que una por con no su para al lo como mas pero sus o este si").Split(' '));

    internal static bool Contains(string folded) => Words.Contains(folded);
}
