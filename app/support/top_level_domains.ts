/** The domains of countries (ISO 3166), and the others that most addresses end with (Verisign, 2025). */
const COUNTRIES = `ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw
by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo
fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo
jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt
mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw
sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug
uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw`
const OTHERS = `com net org info biz name pro mobi edu gov int xyz online site website shop store top club live life
app dev page tech space fun icu vip win bid loan click link work world today news blog cloud digital agency design
media studio art photo gallery games game casino bet poker porn sex adult xxx dating love money finance loans
credit market marketing sale deals cheap discount buy review reviews download stream video movie email host hosting
press rest bar cafe pizza wang red blue pink black ink wiki zone center company group team support services
solutions systems network global international guru expert academy school university build house homes land property
rent travel tours vacations holiday fit fitness health clinic dental doctor care beauty fashion clothing shoes
jewelry watch auto cars bike racing football cricket men lol monster quest cyou sbs cfd asia africa london berlin
istanbul ist paris tokyo nyc moscow`

const known = new Set(`${COUNTRIES} ${OTHERS}`.split(/\s+/))

/** Whether an address may end so; what is not ASCII is in punycode. */
export const isTopLevelDomain = (label: string): boolean =>
  known.has(label) || label.startsWith('xn--')
