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
            Check(methods[i] ?? "", i, report);
        }

        if (methods.Contains("*") && methods.Any(method => method is not "*"))
        {
            report.Add(Problems.StarWithOtherMethods(report.Path(Key, methods.IndexOf("*"))));
        }
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
            report.Add(Problems.MethodIsNotAToken(report.Path(Key, index), method));
        }
        else if (HttpNames.IsForbiddenMethod(method))
        {
            report.Add(Problems.ForbiddenMethod(report.Path(Key, index), method));
        }
        else if (method != upper && HttpNames.IsNormalizedMethod(method))
        {
            report.Add(Problems.MethodInLowerCase(report.Path(Key, index), method, upper));
        }
        else if (method != upper && upper is "PATCH")
        {
            report.Add(Problems.PatchInLowerCase(report.Path(Key, index), method));
        }
    }
}
