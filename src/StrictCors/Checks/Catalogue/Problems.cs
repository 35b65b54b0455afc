using System.Reflection;

namespace StrictCors.Checks;

/// <summary>
/// The catalogue of everything that can be wrong with a configuration. A field is a code, with its title and remedy. The methods
/// after it create the problems of that code, with the message for each case. No other type writes codes, messages or suggestions.
/// </summary>
internal static partial class Problems
{
    private static readonly Suggestion OneOfTheTwo = Suggestion.Advise("only one of the two");

    /// <summary>Gets all codes, in order, for the documentation, the analyzers and tools. A new field cannot be forgotten here.</summary>
    public static IReadOnlyList<ProblemKind> All =>
    [
        .. typeof(Problems).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(member => member.GetValue(null)).OfType<ProblemKind>().OrderBy(kind => kind.Id, StringComparer.Ordinal),
    ];
}
