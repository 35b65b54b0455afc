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
            report.Add(Problems.StarWithOtherMethods(report.Path(Key, methods.IndexOf("*"))));
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
