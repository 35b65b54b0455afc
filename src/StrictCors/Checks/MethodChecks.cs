using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>The rules of <c>AllowedMethods</c>.</summary>
internal static class MethodChecks
{
    private const string Key = nameof(StrictCorsPolicyOptions.AllowedMethods);

    public static void Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        var methods = report.List(Key, options.AllowedMethods);
        for (var i = 0; i < methods.Count; i++)
        {
            Check(methods[i] ?? "", i, methods, report);
        }

        if (methods.Contains("*") && methods.Any(method => method is not "*"))
        {
            report.Add(Problems.StarWithOtherMethods(report.Path(Key, methods.IndexOf("*"))));
        }
    }

    private static void Check(string method, int index, IList<string> methods, ProblemReport report)
    {
        if (method is "*")
        {
            return;
        }

        var upper = method.ToUpperInvariant();
        if (!TokenText.IsOneName(method, TokenKind.Method))
        {
            var meant = TokenText.Read(method, TokenKind.Method, isAlone: methods.Count == 1);
            report.AddEntry(Key, Problems.MethodIsNotAToken(report.Path(Key, index), method, meant));
        }
        else if (TokenKinds.IsNoWildcard(method))
        {
            report.Add(Problems.NameIsNoWildcard(report.Path(Key, index), method, mayHaveStar: true));
        }
        else if (HttpNames.IsForbiddenMethod(method))
        {
            report.Add(Problems.ForbiddenMethod(report.Path(Key, index), method));
        }
        else if (method != upper && HttpNames.IsNormalizedMethod(method))
        {
            report.AddEntry(Key, Problems.MethodInLowerCase(report.Path(Key, index), method, upper));
        }
        else if (method != upper && upper is "PATCH")
        {
            report.AddEntry(Key, Problems.PatchInLowerCase(report.Path(Key, index), method));
        }
        else if (MisspeltToken.Method(method, methods) is { } meant)
        {
            report.AddEntry(Key, Problems.MisspeltMethod(report.Path(Key, index), method, meant));
        }
    }
}
