using StrictCors.Policies;
using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>The rules of <c>AllowedMethods</c>.</summary>
internal static class MethodsCompiler
{
    private const string Key = nameof(StrictCorsPolicyOptions.AllowedMethods);

    public static MethodSet Compile(StrictCorsPolicyOptions options, ProblemReport report)
    {
        var methods = report.List(Key, options.AllowedMethods);
        var isAny = methods.Contains("*");
        for (var i = 0; i < methods.Count; i++)
        {
            Check(methods[i] ?? "", i, report);
        }

        if (isAny && methods.Any(method => method is not "*"))
        {
            report.AddEntry(ProblemCodes.StarBesideMethods, Key, methods.IndexOf("*"), "*", "'*' is every method and stands alone.", "either '*' alone, or the list without it");
        }

        return new MethodSet(methods.Where(method => method is not "*"), isAny);
    }

    private static void Check(string method, int index, ProblemReport report)
    {
        if (method is "*")
        {
            return;
        }

        var upper = method.ToUpperInvariant();
        if (!HttpNames.IsToken(method))
        {
            report.AddEntry(ProblemCodes.MethodNoToken, Key, index, method, "A method is a token (RFC 9110 §5.6.2), one per entry.", TokenSuggestion.For(method, upper: true));
        }
        else if (HttpNames.IsForbiddenMethod(method))
        {
            report.AddEntry(ProblemCodes.MethodForbidden, Key, index, method, "Browsers never send this method from a page (Fetch, \"forbidden method\").", "remove the entry");
        }
        else if (method != upper && HttpNames.IsNormalizedMethod(method))
        {
            report.AddEntry(ProblemCodes.MethodCase, Key, index, method, "Methods are case-sensitive, and browsers send this one in upper case.", upper);
        }
        else if (method != upper && upper is "PATCH")
        {
            report.AddEntry(ProblemCodes.MethodCase, Key, index, method, "Methods are case-sensitive, and browsers do not upper-case this one: the page has to say method: 'PATCH'.", upper);
        }
    }
}
