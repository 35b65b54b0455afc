using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace StrictCors.Tests.Startup;

/// <summary>Actions whose attributes a convention for all controllers overrides.</summary>
[ApiController]
[Route("overridden")]
internal sealed class OverriddenController : ControllerBase
{
    [HttpPost("disabled")]
    [DisableStrictCors]
    public string Disabled() => "";

    [HttpPost("framework-disabled")]
    [DisableCors]
    public string FrameworkDisabled() => "";

    [HttpPost("stricter")]
    [StrictCors("stricter")]
    public string Stricter() => "";

    [HttpPost("framework-stricter")]
    [EnableCors("stricter")]
    public string FrameworkStricter() => "";

    [HttpPost("same")]
    [StrictCors("web")]
    public string Same() => "";

    [HttpPost("none")]
    public string None() => "";
}
