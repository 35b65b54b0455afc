using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>The rules for names of policies, in the section and in code.</summary>
internal static class PolicyNames
{
    public static IEnumerable<StrictCorsConfigurationProblem> Check(StrictCorsOptions options)
    {
        foreach (var name in options.Policies.Keys)
        {
            var path = $"{options.SectionPath}:Policies:{name}";
            if (name.Contains(';', StringComparison.Ordinal))
            {
                yield return Problems.NameHasSemicolon(path, name);
            }
            else if (options.HasYarp && Yarp.IsReserved(name))
            {
                yield return Problems.NameIsWordOfYarp(path, name);
            }
        }
    }
}
